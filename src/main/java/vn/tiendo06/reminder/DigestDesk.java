package vn.tiendo06.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Grant;
import vn.tiendo06.kernel.access.MembershipGrants;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.event.Notification;
import vn.tiendo06.obligation.WorklistService;

/** Writes an account's digest of a day and gives it to whoever delivers. */
@ApplicationScoped
class DigestDesk {

    private final SubscriptionRepository subscriptions;
    private final MembershipGrants memberships;
    private final WorklistService worklists;
    private final ReminderSettings settings;
    private final LocalCalendar calendar;
    private final Events events;

    DigestDesk(
            SubscriptionRepository subscriptions,
            MembershipGrants memberships,
            WorklistService worklists,
            ReminderSettings settings,
            LocalCalendar calendar,
            Events events) {
        this.subscriptions = subscriptions;
        this.memberships = memberships;
        this.worklists = worklists;
        this.settings = settings;
        this.calendar = calendar;
        this.events = events;
    }

    /**
     * Sends the digest, once: what fails takes the claim back. Where there is nothing to say nothing is sent, and the account
     * is looked at again an hour later, for something may come or fall due for it that day.
     */
    void send(Subscription subscription, LocalDate today) {
        if (!subscriptions.claim(subscription.issuer(), subscription.subject(), today, calendar.now())) {
            return;
        }
        Actor account = new Actor(
                subscription.issuer(), subscription.subject(), subscription.displayName(), grants(subscription));
        Digest digest = Digest.of(
                subscription.displayName(),
                today,
                worklists.of(account),
                EnumSet.copyOf(subscription.kinds()),
                settings.maxRows());
        if (digest.total() == 0) {
            subscriptions.giveBack(subscription.issuer(), subscription.subject(), today, calendar.now());
        } else {
            events.notify(new Notification(
                    subscription.issuer(), subscription.subject(), subscription.language(), "digest", digest));
        }
    }

    private List<Grant> grants(Subscription subscription) {
        List<Grant> granted = memberships.of(subscription.issuer(), subscription.subject());
        boolean fresh =
                calendar.now().isBefore(subscription.refreshedAt().plus(Duration.ofDays(settings.tokenScopeDays())));
        return granted.isEmpty() && fresh ? subscription.grants() : granted;
    }
}
