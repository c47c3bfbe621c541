package vn.tiendo06.progress;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.plan.Moments;
import vn.tiendo06.plan.SubjectKind;

/** Which submissions are asked for. */
public class SubmissionFilter {

    @RestQuery
    @Size(max = 40)
    @Parameter(description = "Plan code", example = "da06-10816")
    String plan;

    @RestQuery
    @Size(max = 100)
    @Parameter(description = "Id of the target or task", example = "da06-10816.MT.III.3")
    String subject;

    @RestQuery
    SubjectKind kind;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "Code or any wording of the reporting unit", example = "Công an xã")
    String unit;

    @RestQuery
    @Size(max = 10)
    @Parameter(description = "Period code", example = "2026-11")
    String period;

    @RestQuery
    SubmissionState state;

    @RestQuery
    @Size(max = 40)
    @Parameter(description = Moments.AS_OF + ". A period's lock needs plan", example = "2026-11-20T10:00:00Z")
    String asOf;
}
