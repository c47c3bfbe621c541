package vn.tiendo06.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Whether and how reminders are sent. */
@ConfigMapping(prefix = "tiendo06.reminders")
interface ReminderSettings {

    /** Off unless an operator asks for it. */
    @WithDefault("false")
    boolean enabled();

    /** When the job looks for digests to send, in Việt Nam; those sent are not sent again that day. */
    @WithDefault("0 0/15 7-16 ? * MON-FRI")
    String cron();

    /** Address of the frontend, for the link in the mail. */
    Optional<String> frontend();

    /** Days after which the scope that a token gave is no longer trusted; memberships are read anew each time. */
    @WithDefault("90")
    int tokenScopeDays();

    /** Rows of each kind that a mail shows; the rest is counted. */
    @WithDefault("30")
    int maxRows();
}
