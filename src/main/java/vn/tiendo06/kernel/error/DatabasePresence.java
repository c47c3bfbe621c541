package vn.tiendo06.kernel.error;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Whether the database is known to be away, so that nobody need wait to find out. */
@ApplicationScoped
public class DatabasePresence {

    private volatile boolean away;
    private volatile Runnable look = () -> {};

    /** Says whether the database answers. */
    public void seen(boolean answers) {
        away = !answers;
    }

    /** Whom to ask for a look when a call has lost its connection. */
    public void watchedBy(Runnable newLook) {
        look = newLook;
    }

    /** Whether a failure says that it is away: the connection is lost or not to be had, or the server stops or starts. */
    public static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    public boolean isAway() {
        return away;
    }

    void suspected() {
        look.run();
    }
}
