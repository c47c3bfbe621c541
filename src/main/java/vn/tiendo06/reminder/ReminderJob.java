package vn.tiendo06.reminder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;
import vn.tiendo06.kernel.config.LocalCalendar;

/**
 * Looks for accounts that have had no digest today. Quartz runs it on one replica at a time; the claim in the database keeps
 * a digest from being sent twice even so. One that fails is tried again at the next look.
 */
@ApplicationScoped
class ReminderJob {

    private static final Logger LOG = Logger.getLogger(ReminderJob.class);
    private static final int BATCH = 100;
    private static final int DAYS_KEPT = 30;
    private static final int PATIENCE = 5;

    /** For how long an account is left alone for which there was nothing to tell. */
    private static final Duration REST = Duration.ofHours(1);

    private final SubscriptionRepository subscriptions;
    private final DigestDesk desk;
    private final LocalCalendar calendar;

    ReminderJob(SubscriptionRepository subscriptions, DigestDesk desk, LocalCalendar calendar) {
        this.subscriptions = subscriptions;
        this.desk = desk;
        this.calendar = calendar;
    }

    @Scheduled(
            identity = "reminders",
            cron = "{tiendo06.reminders.cron:0 0/15 7-16 ? * MON-FRI}",
            timeZone = "Asia/Ho_Chi_Minh",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        LocalDate today = calendar.today();
        boolean works = QuarkusTransaction.requiringNew().call(() -> {
            subscriptions.forgetSentBefore(today.minusDays(DAYS_KEPT));
            return subscriptions.isWorkingDay(today);
        });
        if (works) {
            sendAll(today);
        }
    }

    private void sendAll(LocalDate today) {
        String issuer = "";
        String subject = "";
        int failed = 0;
        while (true) {
            String afterIssuer = issuer;
            String afterSubject = subject;
            List<Subscription> batch = QuarkusTransaction.requiringNew()
                    .call(() ->
                            subscriptions.waiting(today, calendar.now().minus(REST), afterIssuer, afterSubject, BATCH));
            for (Subscription subscription : batch) {
                if (!sent(subscription, today) && ++failed >= PATIENCE) {
                    // The mail server is down, most likely: the next look goes on from here.
                    return;
                }
            }
            if (batch.size() < BATCH) {
                return;
            }
            issuer = batch.getLast().issuer();
            subject = batch.getLast().subject();
        }
    }

    private boolean sent(Subscription subscription, LocalDate today) {
        try {
            QuarkusTransaction.requiringNew().run(() -> desk.send(subscription, today));
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "A digest could not be sent and will be tried again: %s",
                    e.getClass().getName());
            return false;
        }
    }
}
