package vn.tiendo06.reminder;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real SMTP server that the application sends to; tests stop and start it. */
public class MailServer implements QuarkusTestResourceLifecycleManager {

    static GreenMail server;

    private static int port;

    @Override
    public Map<String, String> start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        port = server.getSmtp().getPort();
        return Map.of(
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(port),
                "quarkus.mailer.start-tls", "DISABLED",
                "tiendo06.reminders.enabled", "true",
                "tiendo06.reminders.frontend", "https://tiendo06.habac.gov.vn",
                // Tests run the job themselves; the scheduler's own look is far away.
                "tiendo06.reminders.cron", "0 0 0 1 1 ? 2099");
    }

    static void goDown() {
        server.stop();
    }

    static void comeBack() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }
}
