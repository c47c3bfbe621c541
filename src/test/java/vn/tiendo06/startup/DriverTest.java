package vn.tiendo06.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

/** The driver sends a read and its Sync at once; with a parameter of unknown type, 42.7.10 sent a Sync of its own before. */
class DriverTest {

    private static final int READS = 20;

    // By then the driver has prepared the statement on the server and knows what its rows hold.
    private static final int FIRST = 10;

    private static final AtomicInteger SENT = new AtomicInteger();

    @Test
    void aReadIsOneRoundTrip() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                Connection connection = DriverManager.getConnection(database.getJdbcUrl("postgres", "postgres")
                        + "&stringtype=unspecified&socketFactory=" + Counting.class.getName());
                PreparedStatement statement = connection.prepareStatement("select cast(? as text) as code")) {
            for (int i = 0; i < FIRST; i++) {
                read(statement);
            }
            int before = SENT.get();
            for (int i = 0; i < READS; i++) {
                read(statement);
            }
            assertEquals(READS, SENT.get() - before, "messages sent for " + READS + " reads");
        }
    }

    private static void read(PreparedStatement statement) throws Exception {
        statement.setString(1, "VN");
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            assertEquals("VN", row.getString("code"));
        }
    }

    /** Of the driver's own kind: it makes one by its name. */
    public static final class Counting extends SocketFactory {

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public OutputStream getOutputStream() throws IOException {
                    return new FilterOutputStream(super.getOutputStream()) {
                        @Override
                        public void write(byte[] bytes, int from, int length) throws IOException {
                            SENT.incrementAndGet();
                            out.write(bytes, from, length);
                        }
                    };
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
