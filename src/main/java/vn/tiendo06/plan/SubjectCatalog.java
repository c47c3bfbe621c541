package vn.tiendo06.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Optional;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Row;

/** Targets and tasks for the features that build on plans. */
@ApplicationScoped
public class SubjectCatalog {

    private static final String COLUMNS = """
            s.id, s.kind, s.plan_code, p.locality_code, p.from_year, p.to_year, s.measure, s.unit_of_measure,
            s.direction, s.maximum, s.deliverable is not null as has_deliverable,
            subject_is_numeric(s) as is_numeric,
            array(select r.unit_code from subject_reporter r where r.subject_id = s.id
              order by r.ordinal, r.unit_code) as reporters""";

    private final EntityManager em;

    SubjectCatalog(EntityManager em) {
        this.em = em;
    }

    /** A row of a plan that the scope sees. */
    public Optional<SubjectFacts> find(Scope scope, String id) {
        ListQuery query =
                new ListQuery(COLUMNS, "subject s join plan p on p.code = s.plan_code").where("s.id = :id", "id", id);
        return PlanScope.narrow(query, "p", scope).all(em, "", SubjectCatalog::facts).stream()
                .findFirst();
    }

    /** Whether a unit may report on a row for a period that ends on a day. */
    public boolean reports(String unitCode, String subjectId, LocalDate day) {
        return new ListQuery("unit_reports(:unit, s.id, :day) as reports", "subject s")
                .with("unit", unitCode)
                .with("day", day)
                .where("s.id = :id", "id", subjectId)
                .all(em, "", row -> row.bool("reports"))
                .getFirst();
    }

    private static SubjectFacts facts(Row row) {
        Measure measure = row.value("measure", Measure.class);
        return new SubjectFacts(
                row.text("id"),
                row.value("kind", SubjectKind.class),
                row.text("plan_code"),
                row.text("locality_code"),
                row.integer("from_year"),
                row.integer("to_year"),
                row.bool("is_numeric"),
                measure,
                row.text("unit_of_measure"),
                row.value("direction", Direction.class),
                FigureBounds.maximum(measure, row.decimal("maximum")),
                row.bool("has_deliverable"),
                row.texts("reporters"));
    }
}
