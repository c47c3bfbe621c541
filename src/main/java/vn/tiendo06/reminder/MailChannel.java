package vn.tiendo06.reminder;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import vn.tiendo06.kernel.event.Notification;
import vn.tiendo06.kernel.text.Messages;

/** Delivers notifications by e-mail to those who gave an address. */
@ApplicationScoped
class MailChannel {

    private final SubscriptionRepository subscriptions;
    private final Mailer mailer;
    private final ReminderSettings settings;
    private final Template text;
    private final Template html;

    MailChannel(
            SubscriptionRepository subscriptions,
            Mailer mailer,
            ReminderSettings settings,
            @Location("digest.txt") Template text,
            @Location("digest.html") Template html) {
        this.subscriptions = subscriptions;
        this.mailer = mailer;
        this.settings = settings;
        this.text = text;
        this.html = html;
    }

    void deliver(@Observes Notification notification) {
        if (notification.content() instanceof Digest digest) {
            subscriptions
                    .find(notification.issuer(), notification.subject())
                    .ifPresent(subscription -> mailer.send(mail(subscription, digest)));
        }
    }

    private Mail mail(Subscription subscription, Digest digest) {
        Words words = new Words(Locale.of(subscription.language()));
        return new Mail()
                .addTo(subscription.email())
                .setSubject(words.of("subject", digest.total()))
                .setText(render(text, words, digest))
                .setHtml(render(html, words, digest));
    }

    private String render(Template template, Words words, Digest digest) {
        return template.data("digest", digest)
                .data("words", words)
                .data("frontend", settings.frontend().orElse(null))
                .render();
    }

    /** The texts of a mail in one language. */
    static final class Words {

        private final Locale locale;

        Words(Locale locale) {
            this.locale = locale;
        }

        /** A text. */
        public String of(String key, Object... args) {
            return Messages.text("reminders", locale, key, List.of(args));
        }
    }
}
