package vn.tiendo06.publication;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which publications. */
public class PublicationFilter {

    @RestQuery
    @Size(max = 40)
    @Parameter(description = "Plan code", example = "da06-10816")
    String plan;

    @RestQuery
    @Size(max = 5)
    @Parameter(description = "Locality code: it and those below it", example = "31")
    String locality;

    @RestQuery
    @Size(max = 10)
    @Parameter(description = "Period code", example = "2026-11")
    String period;

    @RestQuery
    @Parameter(description = "What it is about")
    PublicationKind kind;
}
