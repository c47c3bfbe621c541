package vn.tiendo06.obligation;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.plan.Moments;
import vn.tiendo06.plan.SubjectKind;
import vn.tiendo06.progress.PeriodKind;

/** Which obligations are asked for. */
public class ObligationFilter {

    @RestQuery
    @Size(max = 40)
    @Parameter(description = "Plan code", required = true, example = "da06-10816")
    String plan;

    @RestQuery
    @Size(max = 200)
    @Parameter(
            description = "Code or any wording of the unit; of a successor with its predecessors",
            example = "Công an xã")
    String unit;

    @RestQuery
    @Parameter(description = "With unit: whether it answers (ACCOUNTABLE, unless given) or may add to another's report")
    ObligationRole role;

    @RestQuery
    @Size(max = 100)
    @Parameter(description = "Id of the target or task", example = "da06-10816.MT.III.3")
    String subject;

    @RestQuery
    SubjectKind kind;

    @RestQuery
    @Size(max = 8)
    @Parameter(description = "Numeral of the section, with kind", example = "III")
    String section;

    @RestQuery
    @Size(max = 10)
    @Parameter(description = "Period code", example = "2026-11")
    String period;

    @RestQuery
    PeriodKind periodKind;

    @RestQuery
    ObligationStatus status;

    @RestQuery
    @Parameter(description = "Periods that end on or after this day", example = "2026-07-01")
    LocalDate from;

    @RestQuery
    @Parameter(
            description = "Periods that begin on or before this day; today, or the day of asOf, unless given",
            example = "2026-12-31")
    LocalDate to;

    @RestQuery
    @Size(max = 40)
    @Parameter(description = Moments.AS_OF, example = "2026-11-20T10:00:00Z")
    String asOf;

    /** The plan's code, which every question needs: an answer's cost must not depend on other communes. */
    String requiredPlan() {
        if (plan == null) {
            throw Fault.query("plan", "required").asException();
        }
        return plan;
    }

    ObligationRole unitRole() {
        if (role != null && unit == null) {
            throw Fault.query("unit", "required").asException();
        }
        return role == null ? ObligationRole.ACCOUNTABLE : role;
    }
}
