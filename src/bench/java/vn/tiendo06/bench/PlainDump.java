package vn.tiendo06.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The data of a database as SQL that psql can read, compressed: every table's rows, the Flyway history's too, and counters. */
public final class PlainDump {

    private static final String END = "\\.";

    private PlainDump() {}

    static void write(Connection database, Path file) throws SQLException, IOException {
        CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String table : tables(database)) {
                String columns = texts(database, """
                        select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
                        from information_schema.columns
                        where table_schema = 'public' and table_name = '%s' and is_generated = 'NEVER'""".formatted(table)).getFirst();
                say(out, "COPY " + table + " (" + columns + ") FROM stdin;");
                copy.copyOut("copy (select " + columns + " from " + table + " order by 1) to stdout", out);
                say(out, END);
            }
            for (String counter : texts(
                    database,
                    "select format('SELECT setval(%L, %s);', sequencename, last_value) from pg_sequences"
                            + " where schemaname = 'public' and last_value is not null order by 1")) {
                say(out, counter);
            }
        }
    }

    /** Puts the rows in the place of those that the schema's own migrations have made; user {@code postgres}. */
    public static void read(Connection database, Path file) throws SQLException, IOException {
        CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
        try (Statement statement = database.createStatement();
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            // The rows are as they were: no trigger may add to them.
            statement.execute("set session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", tables(database)));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("COPY ")) {
                    copy.copyIn(line.substring(0, line.length() - 1), rows(lines));
                } else {
                    statement.execute(line);
                }
            }
            statement.execute("set session_replication_role = origin");
        }
    }

    private static Reader rows(BufferedReader lines) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String line = lines.readLine(); !END.equals(line); line = lines.readLine()) {
            rows.append(line).append('\n');
        }
        return new StringReader(rows.toString());
    }

    private static List<String> tables(Connection database) throws SQLException {
        return texts(database, "select tablename from pg_tables where schemaname = 'public' order by 1");
    }

    private static List<String> texts(Connection database, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
