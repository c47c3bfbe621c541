package vn.tiendo06.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;

/** A migration and a writer who take two tables in opposite orders: the migration gives way, and gets through all the same. */
class PatientMigrationsTest {

    private static final class TwoTables implements JavaMigration {

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion("1");
        }

        @Override
        public String getDescription() {
            return "two tables";
        }

        @Override
        public Integer getChecksum() {
            return null;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws Exception {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute("alter table one add column if not exists more text");
                statement.execute("select pg_sleep(0.4)");
                statement.execute("alter table two add column more text");
            }
        }
    }

    private static void write(EmbeddedPostgres server, CompletableFuture<Void> begun) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into two values (1)");
            begun.complete(null);
            statement.execute("select pg_sleep(0.2)");
            statement.execute("insert into one values (1)");
            connection.commit();
        }
    }

    private static int count(EmbeddedPostgres server, String sql) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void theWriterIsNotTheOneThatEnds() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table one (a int); create table two (a int)");
            Flyway flyway = Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .javaMigrations(new TwoTables())
                    .locations(new String[0])
                    .load();
            CompletableFuture<Void> begun = new CompletableFuture<>();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                try {
                    write(server, begun);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            begun.get(10, TimeUnit.SECONDS);
            PatientMigrations.run(flyway, Duration.ofMinutes(1));
            writer.get(30, TimeUnit.SECONDS);
            assertEquals(1, count(server, "select count(more) + 1 from two where a = 1"));
            assertEquals(1, count(server, "select count(*) from one"));
        }
    }

    @Test
    void whatFailsOtherwiseIsNotRepeatedNorWaitedForWithoutEnd() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            Flyway flyway = Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .javaMigrations(new TwoTables())
                    .locations(new String[0])
                    .load();
            assertThrows(FlywayException.class, () -> PatientMigrations.run(flyway, Duration.ofMinutes(10)));
            statement.execute("create table one (a int); create table two (a int)");
            connection.setAutoCommit(false);
            statement.execute("insert into two values (1)");
            assertThrows(FlywayException.class, () -> PatientMigrations.run(flyway, Duration.ofSeconds(1)));
        }
    }
}
