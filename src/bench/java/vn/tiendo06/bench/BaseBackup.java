package vn.tiendo06.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A physical backup of a running server by the commands of docs/operations.md, which are printed as they are run. It needs
 * no program of PostgreSQL's but the server.
 */
final class BaseBackup {

    private final Path archive;
    private final String label;

    private BaseBackup(Path archive, String label) {
        this.archive = archive;
        this.label = label;
    }

    /** Copies the data directory of a server that goes on working into an archive. */
    static BaseBackup take(DataSource server, Path data, Path archive) throws Exception {
        // One session from the beginning to the end of the backup.
        try (Connection connection = server.getConnection();
                Statement session = connection.createStatement()) {
            run(session, "select pg_backup_start('tiendo06', fast => true)");
            // 1: files changed or went away meanwhile, which the log of the server makes good.
            run(
                    1,
                    List.of(
                            "tar",
                            "-C",
                            data.toString(),
                            "--exclude=./postmaster.pid",
                            "--exclude=./postmaster.opts",
                            "--exclude=./pg_wal/*",
                            "--exclude=./pg_replslot/*",
                            "-cf",
                            archive.toString(),
                            "."));
            String stop = "select labelfile from pg_backup_stop(wait_for_archive => false)";
            tell(stop);
            try (ResultSet row = session.executeQuery(stop)) {
                row.next();
                return new BaseBackup(archive, row.getString(1));
            }
        }
    }

    /** Lays the backup out as the data directory of another server, with settings of its own and a file that says what it is. */
    void restore(Path data, String signal, List<String> settings) throws Exception {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        run(0, List.of("tar", "-C", data.toString(), "-xf", archive.toString()));
        Files.writeString(data.resolve("backup_label"), label);
        Files.createFile(data.resolve(signal));
        tell("write backup_label; touch " + signal);
        for (String setting : settings) {
            tell("echo \"" + setting + "\" >> postgresql.auto.conf");
            Files.writeString(data.resolve("postgresql.auto.conf"), setting + "\n", StandardOpenOption.APPEND);
        }
    }

    /** Runs SQL that answers nothing of interest. */
    static void run(Statement session, String sql) throws SQLException {
        tell(sql);
        session.execute(sql);
    }

    /** The same in a session of its own. */
    static void run(DataSource server, String sql) throws SQLException {
        try (Connection connection = server.getConnection();
                Statement session = connection.createStatement()) {
            run(session, sql);
        }
    }

    private static void run(int tolerated, List<String> command) throws IOException, InterruptedException {
        tell(command.stream().collect(Collectors.joining(" ")));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() > tolerated) {
            process.destroyForcibly();
            throw new IOException(command + " failed");
        }
    }

    private static void tell(String command) {
        System.out.println("+ " + command);
    }
}
