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
import vn.tiendo06.progress.SubmissionAction;
import vn.tiendo06.progress.SubmissionState;
import vn.tiendo06.unit.UnitRef;

/** Gathers what the caller owes and has to review, in a handful of statements whatever the size. */
@ApplicationScoped
public class WorklistService {

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
    public Worklist ofCaller() {
        return of(actor.get());
    }

    /** What an account has to do, whoever asks: only for what is told to the account itself. */
    @Transactional
    public Worklist of(Actor who) {
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
                                        owed, statements.get(owed.subjectId()), owed.isLocked(now) ? "LOCKED" : null),
                                Collectors.toList())));
        List<Worklist.Revision> revisions = toRevise(reports);
        List<Worklist.JointReport> joint = toContribute(reports, now);
        List<Worklist.Review> reviews = toReview(who);
        Function<Group, List<Worklist.Entry>> of = group -> groups.getOrDefault(group, List.of());
        Worklist.Counts counts = new Worklist.Counts(
                of.apply(Group.RETURNED).size(),
                of.apply(Group.OVERDUE).size(),
                of.apply(Group.DUE_SOON).size(),
                of.apply(Group.OWED).size(),
                of.apply(Group.LOCKED).size(),
                revisions.size(),
                joint.size(),
                reviews.size());
        return new Worklist(
                now,
                counts,
                of.apply(Group.RETURNED),
                of.apply(Group.OVERDUE),
                of.apply(Group.DUE_SOON),
                of.apply(Group.OWED),
                of.apply(Group.LOCKED),
                revisions,
                joint,
                reviews);
    }

    private Group group(ObligationView owed, Instant now) {
        if (owed.status() == ObligationStatus.RETURNED) {
            return Group.RETURNED;
        }
        if (owed.isLocked(now)) {
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

    /** Corrections of approved reports that the units have begun, or were asked for, and have not handed in. */
    private List<Worklist.Revision> toRevise(Scope reports) {
        if (reports.units().isEmpty()) {
            return List.of();
        }
        return new ListQuery(
                        """
                        x.id, x.subject_id, s.statement, x.unit_code, u.name as unit_name, x.period_code, x.revision,
                        x.state, x.reopened, x.return_reason, (select e.reason from submission_event e
                          where e.submission_id = x.id and e.event = 'REOPEN') as reopen_reason""", "submission x join subject s on s.id = x.subject_id join unit u on u.code = x.unit_code")
                .where("x.unit_code = any(:units)", "units", reports.unitArray())
                .where("x.state in ('DRAFT', 'RETURNED') and x.supersedes_id is not null")
                .all(em, "x.period_code, x.subject_id, x.id limit " + MAX_REVIEWS, WorklistService::revision);
    }

    private static Worklist.Revision revision(Row row) {
        String returned = row.text("return_reason");
        return new Worklist.Revision(
                row.uuid("id"),
                row.text("subject_id"),
                row.text("statement"),
                new UnitRef(row.text("unit_code"), row.text("unit_name")),
                row.text("period_code"),
                row.integer("revision"),
                row.value("state", SubmissionState.class),
                row.bool("reopened"),
                returned == null ? row.text("reopen_reason") : returned);
    }

    private List<Worklist.JointReport> toContribute(Scope reports, Instant now) {
        if (reports.units().isEmpty()) {
            return List.of();
        }
        return new ListQuery("""
                        x.id, x.subject_id, s.statement, x.unit_code, u.name as unit_name, x.period_code, x.state,
                        period_lock(x.plan_code, x.period_code) as lock_at,
                        lock_is_lifted(x.plan_code, x.period_code, x.unit_code, x.subject_id, :now) or x.reopened
                          as lifted""", """
                        submission x join subject s on s.id = x.subject_id join unit u on u.code = x.unit_code
                        join period pe on pe.code = x.period_code""")
                .with("now", now)
                .where("x.state in ('DRAFT', 'RETURNED')")
                // Few rows name the units; which of them they report on the day is asked of those alone.
                .where(
                        "x.subject_id in (select k.id from kin_subjects(cast(:units as text[]), :today) k(id))",
                        "units",
                        reports.unitArray())
                .with("today", calendar.today())
                .where("x.unit_code <> all(cast(:units as text[]))")
                .where("""
                        exists (select 1 from unnest(cast(:units as text[])) as w(code)
                          where unit_reports(w.code, x.subject_id, pe.ends_on)
                            and not exists (select 1 from submission_contribution c
                              where c.submission_id = x.id and c.unit_code = w.code))""")
                .all(em, "lock_at, x.subject_id, x.id limit " + MAX_REVIEWS, row -> jointReport(row, now));
    }

    private static Worklist.JointReport jointReport(Row row, Instant now) {
        Instant lockAt = row.instant("lock_at");
        boolean locked = !now.isBefore(lockAt) && !row.bool("lifted");
        return new Worklist.JointReport(
                row.uuid("id"),
                row.text("subject_id"),
                row.text("statement"),
                new UnitRef(row.text("unit_code"), row.text("unit_name")),
                row.text("period_code"),
                row.value("state", SubmissionState.class),
                lockAt,
                locked ? "LOCKED" : null);
    }

    private List<Worklist.Review> toReview(Actor who) {
        Scope reviews = who.scopeFor(Permission.SUBMISSION_REVIEW);
        if (reviews.localities().isEmpty() && reviews.units().isEmpty()) {
            return List.of();
        }
        return new ListQuery("""
                        x.id, x.subject_id, s.statement, x.unit_code, u.name as unit_name, x.period_code, x.revision,
                        x.state, x.submitted_by_name, x.submitted_at,
                        exists (select 1 from submission_event e where e.submission_id = x.id
                          and e.event = any(:authorship) and e.actor_issuer = :issuer
                          and e.actor_subject = :subject) as own,
                        x.state = 'CONFIRMED' and x.confirmed_by_issuer = :issuer and x.confirmed_by = :subject
                          as confirmed""", """
                        (select * from submission y
                         where (y.state = 'CONFIRMED' or y.state = 'SUBMITTED' and not y.confirmation_required)
                           and y.locality_code in (
                             select code from locality where ancestors && cast(:localities as text[]))
                         union all
                         select * from submission y
                         where y.state = 'SUBMITTED' and y.confirmation_required and y.unit_code = any(:units)) x
                        join subject s on s.id = x.subject_id join unit u on u.code = x.unit_code""")
                .with("localities", reviews.localityArray())
                .with("units", reviews.unitArray())
                .with("authorship", SubmissionAction.authorship())
                .with("issuer", who.issuer())
                .with("subject", who.subject())
                .all(em, "x.submitted_at, x.id limit " + MAX_REVIEWS, WorklistService::review);
    }

    private static Worklist.Review review(Row row) {
        boolean blocked = row.bool("own") || Boolean.TRUE.equals(row.bool("confirmed"));
        return new Worklist.Review(
                row.uuid("id"),
                row.text("subject_id"),
                row.text("statement"),
                new UnitRef(row.text("unit_code"), row.text("unit_name")),
                row.text("period_code"),
                row.integer("revision"),
                row.value("state", SubmissionState.class),
                row.text("submitted_by_name"),
                row.instant("submitted_at"),
                blocked ? "OWN_SUBMISSION" : null);
    }
}
