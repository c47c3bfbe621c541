package vn.tiendo06.startup;

import java.util.function.Consumer;

/** Reminders by e-mail, where they are sent at all. */
final class MailRules {

    private MailRules() {}

    static void check(Settings settings, Consumer<Unsafe> found) {
        if (!settings.isTrue("tiendo06.reminders.enabled")) {
            return;
        }
        if (settings.find("quarkus.mailer.host").isEmpty()) {
            found.accept(new Unsafe(Risk.MISSING, "quarkus.mailer.host"));
        }
        if (!settings.has("quarkus.mailer.start-tls", "REQUIRED") && !settings.isTrue("quarkus.mailer.tls")) {
            found.accept(new Unsafe(Risk.MAIL_IN_CLEAR, "quarkus.mailer.start-tls"));
        }
        if (settings.isTrue("quarkus.mailer.trust-all")) {
            found.accept(new Unsafe(Risk.MAIL_UNVERIFIED, "quarkus.mailer.trust-all"));
        }
        if (settings.find("quarkus.mailer.from").filter(MailRules::isReal).isEmpty()) {
            found.accept(new Unsafe(Risk.MAIL_SENDER, "quarkus.mailer.from"));
        }
        if (settings.isTrue("quarkus.mailer.mock")) {
            found.accept(new Unsafe(Risk.DEVELOPMENT_LEFTOVER, "quarkus.mailer.mock"));
        }
        if (settings.startsWith("tiendo06.reminders.frontend", "http:")) {
            found.accept(new Unsafe(Risk.LINK_IN_CLEAR, "tiendo06.reminders.frontend"));
        }
    }

    private static boolean isReal(String address) {
        return address.matches(".+@.+") && !address.matches(".*@(localhost|.*example\\.(com|org|net))>?");
    }
}
