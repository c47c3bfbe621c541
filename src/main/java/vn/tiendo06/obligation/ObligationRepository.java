package vn.tiendo06.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** Obligations, computed by SQL at each question. */
@ApplicationScoped
class ObligationRepository {

    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);
    private static final int MAX_PLANS = 100;
    private static final int MAX_ROWS = 1000;

    private static final String FROM = """
            obligation(:plan, :from, :to, :now, :recordedBy, cast(:subjects as text[]), cast(:period as text)) o
            join unit u on u.code = o.unit_code""";

    private static final Sorting SORTING = new Sorting("dueAt", "o.subject_id || ' ' || o.period_code")
            .by("dueAt", "o.due_at", "timestamptz")
            .by("subject", "o.subject_kind || to_char(o.ordinal, '00000')", "text")
            .by("unit", "o.unit_code", "text");

    private final EntityManager em;

    ObligationRepository(EntityManager em) {
        this.em = em;
    }

    /** @param units codes that the unit filter means, or null */
    Page<ObligationView> list(
            ObligationFilter filter,
            String[] units,
            Moment moment,
            PageRequest page,
            UnaryOperator<ObligationView> shown) {
        return filtered(ObligationView.COLUMNS, filter, units, moment)
                .page(em, SORTING, page, row -> shown.apply(ObligationView.of(row)));
    }

    List<SummaryRow> summary(ObligationFilter filter, String[] units, Moment moment, SummaryGroup group) {
        String columns = """
                %s as key, min(%s) as label,
                %s""".formatted(group.key(), group.label(), SummaryRow.COUNTS);
        return filtered(columns, filter, units, moment).all(em, "1", group.key(), SummaryRow::of);
    }

    private static ListQuery filtered(String columns, ObligationFilter filter, String[] units, Moment moment) {
        return new ListQuery(columns, FROM)
                .with("plan", filter.requiredPlan())
                .with("from", filter.from == null ? EVER : filter.from)
                .with("to", filter.to == null ? moment.day() : filter.to)
                .with("now", moment.at())
                .asOf(moment)
                .with("subjects", filter.subject == null ? null : new String[] {filter.subject})
                .with("period", filter.period)
                .where(filter.unitRole().condition(), "units", units)
                .where("o.subject_kind = :kind", "kind", filter.kind == null ? null : filter.kind.name())
                .where("o.section = :section", "section", filter.section)
                .where(
                        "o.period_kind = :periodKind",
                        "periodKind",
                        filter.periodKind == null ? null : filter.periodKind.name())
                .where("o.status = :status", "status", filter.status == null ? null : filter.status.name());
    }

    /** What the units still owe, over all plans that name them. */
    List<ObligationView> open(String[] units, LocalDate today, Instant now) {
        String plans = """
                (select s.plan_code as code, array_agg(distinct s.id) as subjects
                  from kin_subjects(cast(:units as text[]), :to) k(id) join subject s on s.id = k.id
                  group by s.plan_code
                  order by s.plan_code limit %d) p
                cross join lateral obligation(p.code, :from, :to, :now, :recordedBy, p.subjects, null) o
                join unit u on u.code = o.unit_code""".formatted(MAX_PLANS);
        return new ListQuery(ObligationView.COLUMNS, plans)
                .where("o.unit_code = any(:units)", "units", units)
                .where("o.status in ('PENDING', 'MISSING', 'RETURNED')")
                .with("from", EVER)
                .with("to", today)
                .with("now", now)
                .with("recordedBy", Moment.FOREVER)
                .all(em, "o.due_at, o.subject_kind, o.ordinal limit " + MAX_ROWS, ObligationView::of);
    }
}
