package vn.tiendo06.plan;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which targets are asked for. */
public class TargetFilter {

    @RestQuery
    @Size(max = 40)
    @Parameter(description = "Plan code", example = "da06-10816")
    String plan;

    @RestQuery
    @Size(max = 8)
    @Parameter(description = "Numeral of the section", example = "III")
    String section;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "Code or any wording of a monitoring unit", example = "Công an xã")
    String unit;

    @RestQuery
    @Size(max = 60)
    @Parameter(description = "Indicator code", example = "DA06.I.1")
    String indicator;

    @RestQuery
    @Parameter(description = "Whether it has a milestone with a value")
    Boolean numeric;

    @RestQuery
    @Parameter(description = "How it stands")
    TargetStatus status;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "Part of the statement, diacritics optional", example = "dinh danh")
    String q;

    @RestQuery
    @Size(max = 40)
    @Parameter(description = Moments.AS_OF + ". A period's lock needs plan", example = "2026-11-20T10:00:00Z")
    String asOf;
}
