package vn.tiendo06.obligation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.unit.UnitRef;

/** Gathers what the caller owes and has to review, in a handful of statements whatever the size. */
@ApplicationScoped
class WorklistService {

    private static final int MAX_REVIEWS = 1000;

    private final ObligationRepository obligations;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final Settings settings;
    private final EntityManager em;

    /** When a report is due soon. */
    @ConfigMapping(prefix = "tiendo06.worklist")
    interface Settings {
        @WithDefault("5")
        int dueSoonDays();
    }

    WorklistService(
            ObligationRepository obligations,
            CurrentActor actor,
            LocalCalendar calendar,
            Settings settings,
            EntityManager em) {
        this.obligations = obligations;
        this.actor = actor;
        this.calendar = calendar;
        this.settings = settings;
        this.em = em;
    }

    private enum Group {
        RETURNED,
        OVERDUE,
        DUE_SOON,
        OWED,
        LOCKED
    }

    @Transactional
    Worklist ofCaller() {
        Actor who = actor.get();
        Instant now = calendar.now();
        Scope reports = who.scopeFor(Permission.SUBMISSION_WRITE);
        List<ObligationView> open =
                reports.units().isEmpty() ? List.of() : obligations.open(reports.unitArray(), calendar.today(), now);
        Map<String, String> statements = statements(open);
        Map<Group, List<Worklist.Entry>> groups = open.stream()
                .collect(Collectors.groupingBy(
                        owed -> group(owed, now),
                        Collectors.mapping(
                                owed -> new Worklist.Entry(
                                        owed,
                                        statements.get(owed.subjectId()),
                                        group(owed, now) == Group.LOCKED ? "LOCKED" : null),
                                Collectors.toList())));
        List<Worklist.Review> reviews = toReview(who);
        Function<Group, List<Worklist.Entry>> of = group -> groups.getOrDefault(group, List.of());
        Worklist.Counts counts = new Worklist.Counts(
                of.apply(Group.RETURNED).size(),
                of.apply(Group.OVERDUE).size(),
                of.apply(Group.DUE_SOON).size(),
                of.apply(Group.OWED).size(),
                of.apply(Group.LOCKED).size(),
                reviews.size());
        return new Worklist(
                now,
                counts,
                of.apply(Group.RETURNED),
                of.apply(Group.OVERDUE),
                of.apply(Group.DUE_SOON),
                of.apply(Group.OWED),
                of.apply(Group.LOCKED),
                reviews);
    }

    private Group group(ObligationView owed, Instant now) {
        if (owed.status() == ObligationStatus.RETURNED) {
            return Group.RETURNED;
        }
        if (!now.isBefore(owed.lockAt())) {
            return Group.LOCKED;
        }
        if (owed.status() == ObligationStatus.MISSING) {
            return Group.OVERDUE;
        }
        boolean soon = !now.isBefore(owed.dueAt().minus(Duration.ofDays(settings.dueSoonDays())));
        return soon ? Group.DUE_SOON : Group.OWED;
    }

    private Map<String, String> statements(List<ObligationView> open) {
        if (open.isEmpty()) {
            return Map.of();
        }
        String[] ids = open.stream().map(ObligationView::subjectId).distinct().toArray(String[]::new);
        record Statement(String id, String text) {}
        return new ListQuery("s.id, s.statement", "subject s")
                        .where("s.id = any(:ids)", "ids", ids)
                        .all(em, "", row -> new Statement(row.text("id"), row.text("statement")))
                        .stream()
                        .collect(Collectors.toMap(Statement::id, Statement::text));
    }

    private List<Worklist.Review> toReview(Actor who) {
        Scope reviews = who.scopeFor(Permission.SUBMISSION_REVIEW);
        if (reviews.localities().isEmpty()) {
            return List.of();
        }
        return new ListQuery(
                        """
                        x.id, x.subject_id, s.statement, x.unit_code, u.name as unit_name, x.period_code, x.revision,
                        x.submitted_by_issuer, x.submitted_by, x.submitted_by_name, x.submitted_at""", "submission x join subject s on s.id = x.subject_id join unit u on u.code = x.unit_code")
                .where("x.state = 'SUBMITTED'")
                .where(
                        "x.locality_code in (select code from locality where ancestors && cast(:localities as text[]))",
                        "localities",
                        reviews.localityArray())
                .all(em, "x.submitted_at, x.id limit " + MAX_REVIEWS, row -> review(row, who));
    }

    private static Worklist.Review review(Row row, Actor who) {
        boolean own = who.issuer().equals(row.text("submitted_by_issuer"))
                && who.subject().equals(row.text("submitted_by"));
        return new Worklist.Review(
                row.uuid("id"),
                row.text("subject_id"),
                row.text("statement"),
                new UnitRef(row.text("unit_code"), row.text("unit_name")),
                row.text("period_code"),
                row.integer("revision"),
                row.text("submitted_by_name"),
                row.instant("submitted_at"),
                own ? "OWN_SUBMISSION" : null);
    }
}
