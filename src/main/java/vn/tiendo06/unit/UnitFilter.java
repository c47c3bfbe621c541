package vn.tiendo06.unit;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which units are asked for. */
public class UnitFilter {

    @RestQuery
    @Size(max = 5)
    @Parameter(description = "Code of the unit's own locality", example = "10816")
    String locality;

    @RestQuery
    @Parameter(description = "Kind of unit")
    UnitKind kind;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "Code or wording of the group it belongs to", example = "Các phòng chuyên môn")
    String memberOf;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "An exact code or any wording of its name", example = "Phòng Văn hoá")
    String name;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "Part of the name, diacritics optional", example = "van hoa")
    String q;
}
