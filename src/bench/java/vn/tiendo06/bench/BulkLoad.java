package vn.tiendo06.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills tables without their keys, indexes and triggers, and puts these back as they were: what is added again is checked
 * against every row.
 */
final class BulkLoad {

    private final BenchServer server;
    private final String database;
    private final String tables;
    private final List<String> indexes = new ArrayList<>();
    private final List<String> foreignKeys = new ArrayList<>();

    /** Takes keys, indexes and triggers off. */
    BulkLoad(BenchServer server, String database, String... tables) throws SQLException {
        this.server = server;
        this.database = database;
        this.tables = "'{" + String.join(",", tables) + "}'::regclass[]";
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            List<String> drops = new ArrayList<>();
            collect(statement, "contype = 'f' and (conrelid = any(%1$s) or confrelid = any(%1$s))", foreignKeys, drops);
            collect(statement, "contype in ('p', 'u') and conrelid = any(%1$s)", indexes, drops);
            for (String drop : drops) {
                statement.execute(drop);
            }
            drops.clear();
            try (ResultSet row = statement.executeQuery("""
                    select pg_get_indexdef(indexrelid), 'drop index ' || indexrelid::regclass
                    from pg_index where indrelid = any(%s)""".formatted(this.tables))) {
                while (row.next()) {
                    indexes.add(row.getString(1));
                    drops.add(row.getString(2));
                }
            }
            for (String drop : drops) {
                statement.execute(drop);
            }
            for (String table : tables) {
                statement.execute("alter table " + table + " disable trigger user");
            }
        }
    }

    private void collect(Statement statement, String which, List<String> definitions, List<String> drops)
            throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select format('alter table %%s add constraint %%I %%s', conrelid::regclass, conname,
                    pg_get_constraintdef(oid)),
                  format('alter table %%s drop constraint %%I', conrelid::regclass, conname)
                from pg_constraint where %s order by conname""".formatted(which.formatted(tables)))) {
            while (row.next()) {
                definitions.add(row.getString(1));
                drops.add(row.getString(2));
            }
        }
    }

    /** Puts back what was taken off, some statements at a time. */
    void finish(int atOnce) throws Exception {
        all(indexes, atOnce);
        all(foreignKeys, 1);
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select unnest(" + tables + ")::text")) {
                List<String> names = new ArrayList<>();
                while (row.next()) {
                    names.add(row.getString(1));
                }
                for (String name : names) {
                    try (Statement enable = connection.createStatement()) {
                        enable.execute("alter table " + name + " enable trigger user");
                        enable.execute("analyze " + name);
                    }
                }
            }
        }
    }

    private void all(List<String> statements, int atOnce) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<?>> done = new ArrayList<>();
            for (String sql : statements) {
                done.add(threads.submit(() -> {
                    try (Connection connection = server.connect(database);
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
    }

    /** One table's COPY on a thread and connection of its own, in the transaction that emptied it: no WAL, frozen rows. */
    static final class Stream implements AutoCloseable {

        private final Connection connection;
        private final CopyIn copy;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private Future<?> running;

        Stream(BenchServer server, String database, String tableAndColumns) throws SQLException {
            connection = server.connect(database);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("truncate " + tableAndColumns.substring(0, tableAndColumns.indexOf(' ')));
            }
            copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + tableAndColumns + " from stdin (freeze)");
        }

        /** Hands a block over once the one before is written. */
        void write(StringBuilder block) throws Exception {
            byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
            block.setLength(0);
            if (running != null) {
                running.get();
            }
            running = thread.submit(() -> {
                copy.writeToCopy(bytes, 0, bytes.length);
                return null;
            });
        }

        void commit() throws Exception {
            if (running != null) {
                running.get();
            }
            copy.endCopy();
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            thread.shutdownNow();
            connection.close();
        }
    }
}
