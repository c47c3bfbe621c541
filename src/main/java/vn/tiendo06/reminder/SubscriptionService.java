package vn.tiendo06.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Reach;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.web.Etag;

/** Lets callers ask for reminders and leave them again. */
@ApplicationScoped
class SubscriptionService {

    private final SubscriptionRepository subscriptions;
    private final CurrentActor actor;
    private final Reach reach;
    private final LocalCalendar calendar;
    private final Events events;

    SubscriptionService(
            SubscriptionRepository subscriptions,
            CurrentActor actor,
            Reach reach,
            LocalCalendar calendar,
            Events events) {
        this.subscriptions = subscriptions;
        this.actor = actor;
        this.reach = reach;
        this.calendar = calendar;
        this.events = events;
    }

    /** What the audit trail keeps of a subscription: no address. */
    private record Trace(String language, List<ReminderKind> kinds) {

        static Trace of(Subscription subscription) {
            return new Trace(subscription.language(), subscription.kinds());
        }
    }

    @Transactional
    Subscription get() {
        return find().orElseThrow(() -> ApiException.notFound("reminder-subscription", "me"));
    }

    @Transactional
    Subscription put(String ifMatch, SubscriptionDraft draft) {
        Optional<Subscription> before = find();
        before.ifPresent(stored -> Etag.require(ifMatch, stored.version()));
        subscriptions.put(actor.get(), draft, calendar.now());
        Subscription after = get();
        changed(before.isEmpty() ? "CREATE" : "UPDATE", before.orElse(null), after);
        return after;
    }

    @Transactional
    void delete(String ifMatch) {
        Subscription before = get();
        Etag.require(ifMatch, before.version());
        if (!subscriptions.delete(before.issuer(), before.subject(), before.version())) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
        changed("DELETE", before, null);
    }

    private Optional<Subscription> find() {
        Actor who = actor.get();
        return subscriptions.find(who.issuer(), who.subject());
    }

    private void changed(String action, Subscription before, Subscription after) {
        events.changed(new Change(
                "reminder-subscription",
                actor.get().subject(),
                reach.commonLocality(actor.get().scopeFor(Permission.REMINDER_OWN)),
                null,
                action,
                before == null ? null : Trace.of(before),
                after == null ? null : Trace.of(after)));
    }
}
