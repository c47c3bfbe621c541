package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.Row;

/** Tells what the caller may do with submissions: the {@link Workflow} and its guards, in one statement for all of them. */
@ApplicationScoped
class AllowedActions {

    private static final String COLUMNS = """
            s.id,
            s.unit_code = any(:writeUnits) as writes,
            s.state in ('DRAFT', 'RETURNED') and exists (
              select 1 from unnest(cast(:writeUnits as text[])) as w(code) join period pe on pe.code = s.period_code
              where w.code <> s.unit_code and unit_reports(w.code, s.subject_id, pe.ends_on)) as contributes,
            s.unit_code = any(:headUnits) as heads,
            %s as reviews,
            %s as reopens,
            s.unit_code = any(:talkUnits) or %s or %s as talks,
            (s.unit_code = any(:writeUnits) or s.state in ('DRAFT', 'RETURNED')) and not s.reopened and :now >= period_lock(s.plan_code, s.period_code)
              and not lock_is_lifted(s.plan_code, s.period_code, s.unit_code, s.subject_id, :now) as locked,
            exists (select 1 from submission_event e where e.submission_id = s.id and e.event = any(:authorship)
              and e.actor_issuer = :issuer and e.actor_subject = :subject) as wrote,
            exists (select 1 from submission_event e where e.submission_id = s.id and e.event = 'CONFIRM'
              and e.actor_issuer = :issuer and e.actor_subject = :subject) as confirmed,
            exists (select 1 from submission o where o.subject_id = s.subject_id and o.unit_code = s.unit_code
              and o.period_code = s.period_code and o.state in ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'RETURNED')) as open""".formatted(
                    Scope.covers("s.locality_code", "office"),
                    Scope.covers("s.locality_code", "reopens"),
                    SubmissionRepository.kin("talkUnits"),
                    Scope.covers("s.locality_code", "talks"));

    private final EntityManager em;
    private final CurrentActor actor;
    private final LocalCalendar calendar;

    AllowedActions(EntityManager em, CurrentActor actor, LocalCalendar calendar) {
        this.em = em;
        this.actor = actor;
        this.calendar = calendar;
    }

    private record Facts(
            UUID id,
            boolean writes,
            boolean contributes,
            boolean heads,
            boolean reviews,
            boolean reopens,
            boolean talks,
            boolean locked,
            boolean wrote,
            boolean confirmed,
            boolean open) {

        static Facts of(Row row) {
            return new Facts(
                    row.uuid("id"),
                    row.bool("writes"),
                    row.bool("contributes"),
                    row.bool("heads"),
                    row.bool("reviews"),
                    row.bool("reopens"),
                    row.bool("talks"),
                    row.bool("locked"),
                    row.bool("wrote"),
                    row.bool("confirmed"),
                    row.bool("open"));
        }
    }

    SubmissionView of(SubmissionView view) {
        return of(List.of(view)).getFirst();
    }

    Page<SubmissionView> of(Page<SubmissionView> page) {
        return page.items().isEmpty() ? page : new Page<>(of(page.items()), page.next());
    }

    private List<SubmissionView> of(List<SubmissionView> views) {
        if (!mayAct(actor.get())) {
            return views.stream().map(view -> view.allowing(List.of())).toList();
        }
        Map<UUID, Facts> facts = facts(views);
        return views.stream()
                .map(view -> view.allowing(actions(view, facts.get(view.id()))))
                .toList();
    }

    // Most readers may do nothing anywhere: for them nothing has to be asked.
    private static boolean mayAct(Actor who) {
        return Stream.of(
                        Permission.SUBMISSION_WRITE,
                        Permission.SUBMISSION_REVIEW,
                        Permission.SUBMISSION_REOPEN,
                        Permission.SUBMISSION_COMMENT)
                .map(who::scopeFor)
                .anyMatch(
                        scope -> !scope.units().isEmpty() || !scope.localities().isEmpty());
    }

    private Map<UUID, Facts> facts(List<SubmissionView> views) {
        Actor who = actor.get();
        Scope writing = who.scopeFor(Permission.SUBMISSION_WRITE);
        Scope reviewing = who.scopeFor(Permission.SUBMISSION_REVIEW);
        Scope talking = who.scopeFor(Permission.SUBMISSION_COMMENT);
        return new ListQuery(COLUMNS, "submission s")
                        .where(
                                "s.id = any(cast(:ids as uuid[]))",
                                "ids",
                                views.stream().map(view -> view.id().toString()).toArray(String[]::new))
                        .with("writeUnits", writing.unitArray())
                        .with("headUnits", reviewing.unitArray())
                        .with("office", reviewing.localityArray())
                        .with(
                                "reopens",
                                who.scopeFor(Permission.SUBMISSION_REOPEN).localityArray())
                        .with("talkUnits", talking.unitArray())
                        .with("talks", talking.localityArray())
                        .with("authorship", SubmissionAction.authorship())
                        .with("issuer", who.issuer())
                        .with("subject", who.subject())
                        .with("now", calendar.now())
                        .with("today", calendar.today())
                        .all(em, "", Facts::of)
                        .stream()
                        .collect(Collectors.toMap(Facts::id, Function.identity()));
    }

    private static List<AllowedAction> actions(SubmissionView view, Facts facts) {
        List<AllowedAction> allowed = new ArrayList<>();
        Workflow.EDGES.stream()
                .filter(edge -> edge.from() == view.state() && edge.permission() != null)
                .filter(edge -> mayActOn(edge, facts))
                .filter(edge -> edge.guards().stream().allMatch(guard -> holds(guard, edge, view, facts)))
                .forEach(edge -> allowed.add(AllowedAction.valueOf(edge.action().name())));
        if (facts.contributes() && !facts.locked()) {
            allowed.add(AllowedAction.CONTRIBUTE);
        }
        if (facts.talks()) {
            allowed.add(AllowedAction.COMMENT);
        }
        return allowed;
    }

    private static boolean mayActOn(Workflow.Edge edge, Facts facts) {
        if (edge.action().startsRevision() && facts.open()) {
            return false;
        }
        return switch (edge.permission()) {
            case Permission.SUBMISSION_WRITE -> facts.writes();
            case Permission.SUBMISSION_REOPEN -> facts.reopens();
            default -> facts.reviews() || facts.heads();
        };
    }

    private static boolean holds(Workflow.Guard guard, Workflow.Edge edge, SubmissionView view, Facts facts) {
        return switch (guard) {
            // Whether figures are missing is told when it is submitted; a reason is given with the call.
            case COMPLETE, REASON -> true;
            case UNLOCKED -> !facts.locked();
            case ONE_STEP -> !view.confirmationRequired();
            case UNIT_HEAD -> view.confirmationRequired() && facts.heads();
            case OFFICE -> facts.reviews();
            case OTHER_PERSON -> !facts.wrote() && !(edge.action() == SubmissionAction.APPROVE && facts.confirmed());
        };
    }
}
