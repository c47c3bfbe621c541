package vn.tiendo06.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Keeps a copy of what its token sees, as docs/feed.md says, in a schema of its own: a process that can be killed at any
 * instant. It begins with what is there, then follows the feed; copy and cursor change in one transaction.
 */
public final class FeedConsumer {

    private static final JsonMapper JSON = new JsonMapper();

    // A tombstone is kept, so that an older change does not bring the object back.
    private static final String KEEP = """
            insert into copy (kind, object_id, change_id, object) values (?, ?, ?, cast(? as jsonb))
            on conflict (kind, object_id) do update set change_id = excluded.change_id, object = excluded.object
            where copy.change_id < excluded.change_id""";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String api;
    private final String token;
    private final Connection store;

    private FeedConsumer(String api, String token, Connection store) {
        this.api = api;
        this.token = token;
        this.store = store;
    }

    /** Base address, token, JDBC URL and schema. */
    public static void main(String... args) throws Exception {
        try (Connection store = DriverManager.getConnection(args[2], "postgres", "postgres")) {
            store.setSchema(args[3]);
            store.setAutoCommit(false);
            new FeedConsumer(args[0] + "/api/v1", args[1], store).follow();
        }
    }

    static void prepare(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
            statement.execute("create schema " + schema);
            statement.execute("create table " + schema + ".copy (kind text, object_id text, change_id bigint not null,"
                    + " object jsonb, primary key (kind, object_id))");
            statement.execute("create table " + schema + ".place (since text not null)");
        }
    }

    private void follow() throws Exception {
        String since = place();
        if (since == null) {
            since = beginning();
        }
        while (true) {
            JsonNode page = get("/changes?limit=100&wait=10&since=" + since);
            for (JsonNode change : page.get("items")) {
                keep(
                        change.get("kind").textValue(),
                        change.get("objectId").textValue(),
                        change.get("id").longValue(),
                        change.get("object"));
            }
            since = page.get("next").textValue();
            place(since);
            store.commit();
        }
    }

    /** What is there, read after the cursor was taken. */
    private String beginning() throws Exception {
        String since = get("/changes?since=now").get("next").textValue();
        keepAll("submission", "/submissions", "id");
        keepAll("unit", "/units", "code");
        for (JsonNode holiday : get("/holidays?from=2040-01-01&to=2040-12-31").get("items")) {
            keep("holiday", holiday.get("day").textValue(), 0, holiday);
        }
        place(since);
        store.commit();
        return since;
    }

    private void keepAll(String kind, String path, String id) throws Exception {
        String next = "";
        do {
            JsonNode page = get(path + "?limit=200" + next);
            for (JsonNode object : page.get("items")) {
                keep(kind, object.get(id).textValue(), 0, object);
            }
            next = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").textValue();
        } while (next != null);
    }

    private void keep(String kind, String id, long change, JsonNode object) throws SQLException {
        try (PreparedStatement statement = store.prepareStatement(KEEP)) {
            statement.setString(1, kind);
            statement.setString(2, id);
            statement.setLong(3, change);
            statement.setString(4, object.isNull() ? null : object.toString());
            statement.executeUpdate();
        }
    }

    private String place() throws SQLException {
        try (var statement = store.createStatement();
                ResultSet found = statement.executeQuery("select since from place")) {
            return found.next() ? found.getString(1) : null;
        }
    }

    private void place(String since) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.execute("delete from place");
        }
        try (PreparedStatement statement = store.prepareStatement("insert into place values (?)")) {
            statement.setString(1, since);
            statement.execute();
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
