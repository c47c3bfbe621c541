package vn.tiendo06.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Row;

/** Targets and tasks for the features that build on plans. */
@ApplicationScoped
public class SubjectCatalog {

    private static final String COLUMNS = """
            s.id, s.code, s.kind, s.plan_code, p.locality_code, p.from_year, p.to_year, s.measure, s.unit_of_measure,
            s.direction, s.maximum, s.deliverable is not null as has_deliverable,
            subject_is_numeric(s) as is_numeric, w.reporters""";

    private static final String FROM = """
            subject s
              join plan p on p.code = s.plan_code
              left join (
                select r.subject_id, array_agg(r.unit_code order by r.ordinal, r.unit_code) as reporters
                from subject_reporter r
                where r.subject_id = any(:ids)
                group by r.subject_id) w on w.subject_id = s.id""";

    private final EntityManager em;

    SubjectCatalog(EntityManager em) {
        this.em = em;
    }

    /** A row of a plan that the scope sees. */
    public Optional<SubjectFacts> find(Scope scope, String id) {
        return Optional.ofNullable(find(scope, Set.of(id)).get(id));
    }

    /** Of the rows with these ids those that the scope sees, by id. */
    public Map<String, SubjectFacts> find(Scope scope, Set<String> ids) {
        ListQuery query = new ListQuery(COLUMNS, FROM).where("s.id = any(:ids)", "ids", ids.toArray(String[]::new));
        return PlanScope.narrowFound(query, "p", scope).all(em, "", SubjectCatalog::facts).stream()
                .collect(Collectors.toMap(SubjectFacts::id, Function.identity()));
    }

    /** A unit that may report on a row for a period that ends on a day. */
    public record Reporter(String unitCode, String subjectId, LocalDate day) {}

    /** Whether a unit may report on a row for a period that ends on a day. */
    public boolean reports(String unitCode, String subjectId, LocalDate day) {
        Reporter reporter = new Reporter(unitCode, subjectId, day);
        return reporting(Set.of(reporter)).contains(reporter);
    }

    /** Those that may report. */
    public Set<Reporter> reporting(Set<Reporter> asked) {
        List<Reporter> all = List.copyOf(asked);
        return new HashSet<>(new ListQuery("distinct asked.unit_code, asked.subject_id, asked.day", """
                        unnest(cast(:units as text[]), cast(:subjects as text[]), cast(:days as date[]))
                            as asked(unit_code, subject_id, day)
                          join subject_reporter_route r
                            on r.subject_id = asked.subject_id and r.unit_code = asked.unit_code""")
                .where("r.subject_id = any(:subjects)")
                .where("coalesce(r.since, asked.day) <= asked.day and coalesce(r.until, asked.day) >= asked.day")
                .with("units", texts(all, Reporter::unitCode))
                .with("subjects", texts(all, Reporter::subjectId))
                .with("days", texts(all, reporter -> reporter.day().toString()))
                .all(em, "", row -> new Reporter(row.text("unit_code"), row.text("subject_id"), row.date("day"))));
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static SubjectFacts facts(Row row) {
        Measure measure = row.value("measure", Measure.class);
        return new SubjectFacts(
                row.text("id"),
                row.text("code"),
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
