package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.plan.SubjectKind;

/** What the rows of a plan are called and who answers for them. */
@ApplicationScoped
class PlanRows {

    private final EntityManager em;

    PlanRows(EntityManager em) {
        this.em = em;
    }

    /** @param indicatorCode null of a task */
    record Named(PlanRow row, String indicatorCode, String programme) {}

    /** By id; the units are those of the moment's day. */
    Map<String, Named> of(String planCode, Moment moment) {
        Map<String, Named> names = new HashMap<>();
        new ListQuery("""
                        s.id, s.kind, s.code, s.statement, s.indicator_code, p.programme,
                        accountable_unit(s, :day) as unit""", "subject s join plan p on p.code = s.plan_code")
                .with("day", moment.day())
                .where("s.plan_code = :plan", "plan", planCode)
                .all(
                        em,
                        "s.ordinal",
                        row -> new Named(
                                new PlanRow(
                                        row.value("kind", SubjectKind.class),
                                        row.text("id"),
                                        row.text("code"),
                                        row.text("statement"),
                                        row.text("unit")),
                                row.text("indicator_code"),
                                row.text("programme")))
                .forEach(named -> names.put(named.row().id(), named));
        return names;
    }
}
