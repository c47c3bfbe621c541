package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** Periods by SQL. */
@ApplicationScoped
public class PeriodRepository {

    private static final Sorting SORTING = new Sorting("startsOn", "p.code")
            .by("startsOn", "p.starts_on", "date")
            .by("endsOn", "p.ends_on", "date")
            .by("code", "p.code", "text");

    private final EntityManager em;

    PeriodRepository(EntityManager em) {
        this.em = em;
    }

    public Page<PeriodView> list(PeriodKind kind, Integer year, LocalDate on, PageRequest page) {
        return new ListQuery(PeriodView.COLUMNS, "period p")
                .where("p.kind = :kind", "kind", kind == null ? null : kind.name())
                .where("p.year = :year", "year", year)
                .where("p.starts_on <= :on and p.ends_on >= :on", "on", on)
                .page(em, SORTING, page, PeriodView::of);
    }

    /** The period of a code. */
    public Optional<PeriodView> find(String code) {
        return Optional.ofNullable(find(Set.of(code)).get(code));
    }

    /** The periods of codes, by code. */
    Map<String, PeriodView> find(Set<String> codes) {
        return new ListQuery(PeriodView.COLUMNS, "period p")
                        .where("p.code = any(:codes)", "codes", codes.toArray(String[]::new))
                        .all(em, "", PeriodView::of)
                        .stream()
                        .collect(Collectors.toMap(PeriodView::code, Function.identity()));
    }

    /** Stores the rules and the periods of the years; what is there stays, and costs two statements in all. */
    @Transactional
    public void establish(List<PeriodRule> rules, int fromYear, int toYear) {
        Set<String> knownRules = Set.copyOf(new ListQuery("r.kind || ' ' || r.valid_from as rule", "period_rule r")
                .all(em, "", row -> row.text("rule")));
        rules.stream()
                .filter(rule -> !knownRules.contains(rule.kind() + " " + rule.validFrom()))
                .forEach(this::insert);
        PeriodCalendar calendar = new PeriodCalendar(rules);
        List<PeriodView> periods = IntStream.rangeClosed(fromYear, toYear)
                .mapToObj(calendar::periodsOf)
                .flatMap(List::stream)
                .toList();
        Set<String> known = find(periods.stream().map(PeriodView::code).collect(Collectors.toSet()))
                .keySet();
        periods.stream().filter(period -> !known.contains(period.code())).forEach(this::insert);
    }

    private void insert(PeriodRule rule) {
        em.createNativeQuery("""
                        insert into period_rule (kind, valid_from, months, start_day, start_months_before, end_day,
                          due_working_days, lock_days, basis)
                        values (:kind, :validFrom, :months, :startDay, :startMonthsBefore, :endDay, :dueWorkingDays,
                          :lockDays, :basis)
                        on conflict (kind, valid_from) do nothing""")
                .setParameter("kind", rule.kind().name())
                .setParameter("validFrom", rule.validFrom())
                .setParameter("months", rule.kind().months())
                .setParameter("startDay", rule.startDay())
                .setParameter("startMonthsBefore", rule.startMonthsBefore())
                .setParameter("endDay", rule.endDay())
                .setParameter("dueWorkingDays", rule.dueWorkingDays())
                .setParameter("lockDays", rule.lockDays())
                .setParameter("basis", rule.basis())
                .executeUpdate();
    }

    private void insert(PeriodView period) {
        em.createNativeQuery("""
                        insert into period (code, kind, year, starts_on, ends_on, cut_off_at, due_at, lock_at)
                        values (:code, :kind, :year, :startsOn, :endsOn, :cutOffAt, :dueAt, :lockAt)
                        on conflict (code) do nothing""")
                .setParameter("code", period.code())
                .setParameter("kind", period.kind().name())
                .setParameter("year", period.year())
                .setParameter("startsOn", period.startsOn())
                .setParameter("endsOn", period.endsOn())
                .setParameter("cutOffAt", period.cutOffAt())
                .setParameter("dueAt", period.dueAt())
                .setParameter("lockAt", period.lockAt())
                .executeUpdate();
    }
}
