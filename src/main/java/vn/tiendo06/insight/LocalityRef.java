package vn.tiendo06.insight;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A locality, named. */
@Schema(name = "LocalityRef")
public record LocalityRef(
        @Schema(required = true, examples = "31") String code,

        @Schema(required = true, examples = "Thành phố Hải Phòng")
        String name,

        @Schema(required = true, examples = "PROVINCE") String level) {}
