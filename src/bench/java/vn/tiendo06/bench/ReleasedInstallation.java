package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The kept data of a release (src/test/resources/released): how an upgrade of them is made and judged. */
public final class ReleasedInstallation {

    private static final int REPLAYED = 20;

    private final String release;
    private final ReleasedState state;

    private ReleasedInstallation(String release) throws Exception {
        this.release = release;
        this.state = ReleasedState.read(directory().resolve("state.json.gz"));
    }

    /** Every release, each by its directory. */
    public static List<ReleasedInstallation> all() throws Exception {
        List<ReleasedInstallation> found = new ArrayList<>();
        try (Stream<Path> directories = Files.list(OldRelease.RELEASED)) {
            for (Path directory : directories.sorted().toList()) {
                found.add(new ReleasedInstallation(directory.getFileName().toString()));
            }
        }
        return found;
    }

    private Path directory() {
        return OldRelease.RELEASED.resolve(release);
    }

    /** Its schema and data, as that release left them. */
    public void load(DataSource database) throws Exception {
        Properties properties = new Properties();
        try (var file = Files.newBufferedReader(directory().resolve("release.properties"))) {
            properties.load(file);
        }
        Flyway.configure()
                .dataSource(database)
                .target(properties.getProperty("schema"))
                .load()
                .migrate();
        try (Connection connection = database.getConnection()) {
            PlainDump.read(connection, directory().resolve("data.sql.gz"));
        }
        // Keys are forgotten after seven days; the data are older than that.
        run(database, "update idempotency_record set created_at = now()");
    }

    /** What the application at an address tells otherwise than the release did. */
    public List<String> differences(String base) throws Exception {
        return new ReleasedAnswers(base).differences(state.answers(), state.instant());
    }

    /** What is to be told otherwise than the release did: the release was wrong. */
    public List<String> changed() throws IOException {
        Path kept = directory().resolve("changed-answers.txt");
        return Files.exists(kept)
                ? Files.readAllLines(kept).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList()
                : List.of();
    }

    /** Keyed calls that are not told the release's answer. */
    public List<String> notReplayed(String base) {
        ReleasedData people = new ReleasedData(base);
        List<String> wrong = new ArrayList<>();
        for (ReleasedData.Keyed one :
                state.keyed().subList(0, Math.min(REPLAYED, state.keyed().size()))) {
            Response answer = people.again(one);
            if (answer.statusCode() != 200
                    || !"true".equals(answer.header("Idempotency-Replayed"))
                    || !answer.asString().equals(one.answer())) {
                wrong.add(one + " now " + answer.statusCode() + " " + answer.asString());
            }
        }
        return wrong;
    }

    /** Goes on with every report that the release left unfinished, to its approval. */
    public void goOn(String base) {
        ReleasedData people = new ReleasedData(base);
        people.approved(state.reports().get("DRAFT"));
        people.move(ReleasedData.REVIEWER, state.reports().get("SUBMITTED"), "approve", null);
        people.edited(state.reports().get("RETURNED"), 94);
        people.approved(state.reports().get("RETURNED"));
        people.edited(state.reports().get("OPEN_CORRECTION"), 51);
        people.approved(state.reports().get("OPEN_CORRECTION"));
        people.move(ReleasedData.REVIEWER, state.reports().get("CONFIRMED"), "approve", null);
        String correction = people.revised(state.reports().get("CORRECTED"));
        people.edited(correction, 33);
        people.approved(correction);
    }

    /** What is wrong in a database: broken rules, figures that are not those of the reports they are made of. */
    public static List<String> breaches(DataSource database) throws SQLException {
        List<String> found = new ArrayList<>(Invariants.lasting(database));
        for (String table : List.of("current_figure_drift", "current_task_report_drift")) {
            long drift = Invariants.count(database, "select count(*) from " + table);
            if (drift > 0) {
                found.add(drift + " rows of " + table);
            }
        }
        assertTrue(Invariants.count(database, "select count(*) from current_figure") > 0, "no figure in force");
        return found;
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String toString() {
        return release;
    }
}
