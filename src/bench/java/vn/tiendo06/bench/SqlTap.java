package vn.tiendo06.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between an application and PostgreSQL and notes the queries that the application really sends. */
final class SqlTap implements AutoCloseable {

    /** Makes the driver send every statement with its text, and parameters as texts. */
    static final String URL_OPTIONS = "?sslmode=disable&binaryTransfer=false&prepareThreshold=0";

    private static final int TEXT = 25;
    private static final int VARCHAR = 1043;

    private final DataSet data;
    private final ServerSocket entrance;
    private final List<Sent> taken = new CopyOnWriteArrayList<>();

    SqlTap(DataSet data) throws IOException {
        this.data = data;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** A query with its parameters' texts and type numbers (0: not told). */
    record Sent(String sql, List<String> values, List<Integer> types) {}

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + "/" + data.database() + URL_OPTIONS;
    }

    /** The queries sent since the last time, without the beginnings and ends of transactions. */
    List<Sent> take() {
        List<Sent> all = List.copyOf(taken);
        taken.clear();
        return all;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket application = entrance.accept();
                Socket database = new Socket(data.host(), data.port());
                Thread.ofVirtual().start(() -> copy(database, application));
                Thread.ofVirtual().start(() -> listen(application, database));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Either side has ended.
        }
    }

    private void listen(Socket application, Socket database) {
        Map<String, Sent> prepared = new ConcurrentHashMap<>();
        try (application;
                database) {
            DataInputStream in = new DataInputStream(application.getInputStream());
            OutputStream out = database.getOutputStream();
            // The first message has no type.
            pass(in, out, new byte[0]);
            for (int type = in.read(); type >= 0; type = in.read()) {
                byte[] body = pass(in, out, new byte[] {(byte) type});
                if (type == 'P') {
                    parse(ByteBuffer.wrap(body), prepared);
                } else if (type == 'B') {
                    bind(ByteBuffer.wrap(body), prepared);
                }
            }
        } catch (IOException e) {
            // Either side has ended.
        }
    }

    private static byte[] pass(DataInputStream in, OutputStream out, byte[] type) throws IOException {
        int length = in.readInt();
        byte[] body = in.readNBytes(length - Integer.BYTES);
        byte[] message = ByteBuffer.allocate(type.length + length)
                .put(type)
                .putInt(length)
                .put(body)
                .array();
        out.write(message);
        out.flush();
        return body;
    }

    private static void parse(ByteBuffer message, Map<String, Sent> prepared) {
        String name = text(message);
        String sql = text(message);
        List<Integer> types = new ArrayList<>();
        for (int left = message.getShort(); left > 0; left--) {
            types.add(message.getInt());
        }
        prepared.put(name, new Sent(sql, List.of(), types));
    }

    private void bind(ByteBuffer message, Map<String, Sent> prepared) {
        text(message);
        Sent statement = prepared.get(text(message));
        short[] formats = new short[message.getShort()];
        for (int i = 0; i < formats.length; i++) {
            formats[i] = message.getShort();
        }
        List<String> values = new ArrayList<>();
        int count = message.getShort();
        for (int i = 0; i < count; i++) {
            int length = message.getInt();
            byte[] value = new byte[Math.max(0, length)];
            message.get(value);
            boolean binary = formats.length > 0 && formats[formats.length == 1 ? 0 : i] == 1;
            values.add(length < 0 ? null : binary ? decoded(value) : new String(value, StandardCharsets.UTF_8));
        }
        String start = statement.sql().stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("select") || start.startsWith("with")) {
            taken.add(new Sent(statement.sql(), values, statement.types()));
        }
    }

    // The driver leaves two kinds of values in binary: UUIDs and arrays of texts.
    private static String decoded(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        if (value.length == 2 * Long.BYTES) {
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        boolean empty = bytes.getInt() == 0;
        bytes.getInt();
        int type = bytes.getInt();
        if (type != TEXT && type != VARCHAR) {
            throw new UncheckedIOException(new IOException("binary array of type " + type));
        }
        List<String> elements = new ArrayList<>();
        if (!empty) {
            int count = bytes.getInt();
            bytes.getInt();
            for (int i = 0; i < count; i++) {
                byte[] element = new byte[bytes.getInt()];
                bytes.get(element);
                String quoted = new String(element, StandardCharsets.UTF_8)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"");
                elements.add('"' + quoted + '"');
            }
        }
        return "{" + String.join(",", elements) + "}";
    }

    private static String text(ByteBuffer message) {
        int begin = message.position();
        while (message.get() != 0) {
            // To the end of the text.
        }
        return new String(message.array(), begin, message.position() - begin - 1, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
