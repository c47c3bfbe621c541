package vn.tiendo06.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own benchmark, with the queries that the application sends: what the database alone can do. */
final class PgBench {

    private static final Path DIRECTORY = Path.of("target", "bench", "sql");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final Pattern PROGRESS = Pattern.compile("progress: [\\d.]+ s, ([\\d.]+) tps");
    private static final int CLIENTS = Integer.getInteger("bench.pgbench.clients", 8);
    private static final int WARM_UP = 2;
    private static final int SCRIPTS = 24;
    private static final int REPETITIONS = 4;

    private final DataSet data;
    private final Map<String, List<Path>> scripts = new HashMap<>();

    /** Has the application answer each question and writes down what it sends to the database meanwhile. */
    PgBench(DataSet data, List<Question> questions, String issuerUrl) throws Exception {
        this.data = data;
        Files.createDirectories(DIRECTORY);
        try (SqlTap tap = new SqlTap(data);
                RunningApplication application = new RunningApplication(tap.url(), issuerUrl, alone())) {
            application.start();
            for (Question question : questions) {
                for (Load.Call call : question.some(SCRIPTS)) {
                    keep(question, asked(application, call, tap));
                }
            }
        }
    }

    // What is done the first time only, on either connection, is not the question's.
    private static List<SqlTap.Sent> asked(RunningApplication application, Load.Call call, SqlTap tap)
            throws Exception {
        List<SqlTap.Sent> fewest = null;
        for (int i = 0; i < REPETITIONS; i++) {
            tap.take();
            Answers.of(application, call);
            List<SqlTap.Sent> sent = tap.take();
            fewest = fewest == null || sent.size() < fewest.size() ? sent : fewest;
        }
        return fewest;
    }

    // Nothing but the question is sent meanwhile, and by as few connections as it starts with.
    private static Map<String, String> alone() {
        Map<String, String> settings = new HashMap<>(DataSet.SETTINGS);
        settings.putAll(Map.of(
                "QUARKUS_DATASOURCE_JDBC_MIN_SIZE", "1",
                "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "2",
                "TIENDO06_WEBHOOKS_ENABLED", "false",
                "TIENDO06_REMINDERS_ENABLED", "false",
                "TIENDO06_IMPORTS_ENABLED", "false",
                "TIENDO06_MONITORING_ENABLED", "false",
                "TIENDO06_MONITORING_WATCH_DATABASE", "false",
                "QUARKUS_FLYWAY_MIGRATE_AT_START", "false",
                "TIENDO06_CLOCK_ENABLED", "false"));
        return settings;
    }

    private void keep(Question question, List<SqlTap.Sent> statements) throws IOException, SQLException {
        List<Path> kept = scripts.computeIfAbsent(question.name(), name -> new ArrayList<>());
        StringBuilder text = new StringBuilder();
        for (SqlTap.Sent statement : statements) {
            text.append(inlined(statement)).append(";\n");
        }
        kept.add(Files.writeString(
                DIRECTORY.resolve(question.name().replace(' ', '-') + "-" + kept.size() + ".sql"), text));
    }

    /** How often a second the database answers a question, each statement prepared once a connection. */
    double perSecond(Question question, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("bench.pgbench", "pgbench"),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + CLIENTS,
                "--jobs=2",
                "--progress=1",
                "--time=" + (WARM_UP + seconds),
                "--host=" + data.host(),
                "--port=" + data.port(),
                "--username=postgres"));
        scripts.get(question.name()).forEach(script -> command.add("--file=" + script));
        command.add(data.database());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError("pgbench: " + output);
        }
        return PROGRESS.matcher(output)
                .results()
                .skip(WARM_UP)
                .mapToDouble(progress -> Double.parseDouble(progress.group(1)))
                .average()
                .orElseThrow(() -> new AssertionError("pgbench: " + output));
    }

    // With values in place of parameters every plan fits its values: the best that the database can do.
    private String inlined(SqlTap.Sent statement) throws SQLException {
        StringBuilder sql = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(LITERAL.matcher(statement.sql())
                .replaceAll(literal -> Matcher.quoteReplacement(withoutColons(literal.group()))));
        while (parameter.find()) {
            parameter.appendReplacement(sql, Matcher.quoteReplacement(literal(statement, parameter.toMatchResult())));
        }
        return parameter.appendTail(sql).toString();
    }

    private String literal(SqlTap.Sent statement, MatchResult parameter) throws SQLException {
        int index = Integer.parseInt(parameter.group(1)) - 1;
        String value = statement.values().get(index);
        int type = statement.types().get(index);
        String quoted = value == null ? "null" : withoutColons("'" + value.replace("'", "''") + "'");
        return type == 0 ? quoted : "cast(" + quoted + " as " + typeName(type) + ")";
    }

    // pgbench takes :word for a variable of its own even within a literal.
    private static String withoutColons(String literal) {
        return literal.contains(":") || literal.contains("\\")
                ? "E" + literal.replace("\\", "\\\\").replace(":", "\\x3a")
                : literal;
    }

    private String typeName(int type) throws SQLException {
        return data.texts("select cast(cast(cast(? as text) as oid) as regtype)", Integer.toString(type))
                .getFirst();
    }
}
