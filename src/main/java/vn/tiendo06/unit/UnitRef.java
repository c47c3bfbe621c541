package vn.tiendo06.unit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A unit where another object names it. */
@Schema(name = "UnitRef")
public record UnitRef(
        @Schema(required = true, examples = "10816.CA") String code,
        @Schema(required = true, examples = "Công an xã") String name) {}
