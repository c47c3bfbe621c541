package vn.tiendo06.testing;

import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts what the JDBC driver has the database execute, whoever asks for it: Hibernate or not. */
public final class Executions {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private Executions() {}

    public static long of(Runnable call) {
        AtomicLong count = new AtomicLong();
        Handler counting = new Handler() {
            @Override
            public void publish(LogRecord told) {
                if (told.getMessage().contains("FE=> Execute")) {
                    count.incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        counting.setLevel(Level.ALL);
        Level before = DRIVER.getLevel();
        DRIVER.addHandler(counting);
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.FINEST);
        try {
            call.run();
            return count.get();
        } finally {
            DRIVER.setLevel(before);
            DRIVER.setUseParentHandlers(true);
            DRIVER.removeHandler(counting);
        }
    }
}
