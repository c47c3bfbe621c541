package vn.tiendo06.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Migrations only add what a released version can work beside (docs/migrations.md): what could break one is found in the
 * schemas and the statements themselves, and must be listed there with the reason why it does not.
 */
class ExpandAndContractTest {

    private static final Path RELEASED = Path.of("src", "test", "resources", "released");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Path ACCEPTED = Path.of("docs", "migrations.md");

    private static final Pattern LOSS = Pattern.compile(
            "\\b(?:delete\\s+from|truncate(?:\\s+table)?|drop\\s+table(?:\\s+if\\s+exists)?)\\s+(\\w+)",
            Pattern.CASE_INSENSITIVE);

    private static final String SEEDED = """
            alter table submission drop column difficulties cascade;
            alter table submission_comment rename column text to words;
            alter table unit alter column agency_id set not null;
            alter table plan add column secret text not null;
            alter table holiday add constraint no_sunday check (extract(isodow from day) < 8);
            alter table unit alter column version drop default;
            alter table membership alter column version type bigint;
            create function refuse() returns trigger language plpgsql as $$ begin return null; end $$;
            create trigger refuse before insert on lock_exception for each row execute function refuse();
            drop function subject_is_numeric(subject) cascade""";

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static List<String> releases() throws IOException {
        try (Stream<Path> directories = Files.list(RELEASED)) {
            List<String> all = directories
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
            assertTrue(!all.isEmpty(), "no release");
            return all;
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void whatCouldBreakAReleaseIsListedWithItsReason(String release) throws Exception {
        Schema before = Schema.of(migrated("old_" + release.replaceAll("\\W", "_"), schemaOf(release)));
        Set<String> found = before.brokenBy(Schema.of(migrated("new_" + release.replaceAll("\\W", "_"), "latest")));
        found.addAll(losses(before, newerThan(schemaOf(release))));
        assertEquals(String.join("\n", accepted(release)), String.join("\n", found));
    }

    @Test
    void aBreakingMigrationIsSeen() throws Exception {
        DataSource database = migrated("seeded", "latest");
        Schema before = Schema.of(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SEEDED);
        }
        String found = String.join("\n", before.brokenBy(Schema.of(database)));
        for (String fault : List.of(
                "gone: column submission.difficulties",
                "gone: column submission_comment.text",
                "tightened: column unit.agency_id",
                "required: column plan.secret",
                "added: check of holiday: ",
                "other type: column membership.version, now bigint",
                "default gone: column unit.version",
                "added: trigger of lock_exception: refuse",
                "gone: function subject_is_numeric(subject)")) {
            assertTrue(found.contains(fault), fault + " in\n" + found);
        }
        assertEquals(
                Set.of("emptied: submission by `delete from submission`"),
                losses(
                        before,
                        "create function f() as $$ delete from plan; $$;\n-- truncate unit\ndelete from submission where true;"));
    }

    private static String schemaOf(String release) throws IOException {
        Properties properties = new Properties();
        try (var file = Files.newBufferedReader(RELEASED.resolve(release).resolve("release.properties"))) {
            properties.load(file);
        }
        return properties.getProperty("schema");
    }

    private static DataSource migrated(String name, String target) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        DataSource database = server.getDatabase("postgres", name);
        Flyway.configure().dataSource(database).target(target).load().migrate();
        return database;
    }

    /** The statements of the migrations after a version, one after the other. */
    private static String newerThan(String version) throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                Matcher name = Pattern.compile("V(\\d+)__.*\\.sql")
                        .matcher(file.getFileName().toString());
                if (name.matches() && Integer.parseInt(name.group(1)) > Integer.parseInt(version)) {
                    all.append(Files.readString(file)).append('\n');
                }
            }
            return all.toString();
        }
    }

    /** Statements that take rows out of a release's tables; bodies of functions are not run by a migration. */
    private static Set<String> losses(Schema before, String statements) {
        Set<String> tables =
                before.columns().values().stream().map(Schema.Column::table).collect(Collectors.toSet());
        String run = statements.replaceAll("--.*", "").replaceAll("(?s)\\$\\$.*?\\$\\$", "");
        Set<String> found = new TreeSet<>();
        Matcher loss = LOSS.matcher(run);
        while (loss.find()) {
            if (tables.contains(loss.group(1))) {
                found.add("emptied: " + loss.group(1) + " by `" + loss.group() + "`");
            }
        }
        return found;
    }

    /** The first column of the table under the heading of a release; each row has its reason in the second. */
    private static Set<String> accepted(String release) throws IOException {
        Set<String> rows = new TreeSet<>();
        boolean here = false;
        for (String line : Files.readAllLines(ACCEPTED)) {
            if (line.startsWith("#")) {
                here = line.equals("## Since " + release);
            } else if (here && line.startsWith("| `")) {
                String[] cells = line.split("` \\| ", 2);
                assertTrue(cells.length == 2 && cells[1].length() > 20, "without a reason: " + line);
                assertTrue(rows.add(cells[0].substring(3)), "twice: " + line);
            }
        }
        return rows;
    }
}
