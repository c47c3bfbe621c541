package vn.tiendo06.bench;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import vn.tiendo06.testing.Tokens;

/**
 * The disk that attachments go to is full: PostgreSQL's, and that for uploads of the replicas, or the S3-compatible store's.
 * Whoever attaches is told so and may try again, nothing is half stored, reports go on, and once there is room all is well.
 */
final class DiskFullFault implements Fault {

    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AFTER = Duration.ofSeconds(5);
    private static final int MEGABYTES = 12;
    private static final int FILE = 2_000_000;
    private static final int UNTIL_FULL = 15;
    private static final int WHILE_FULL = 10;
    private static final String REPORTER = Tokens.reporter("10816.TTHCC");

    private final boolean s3;
    private final Random random = new Random(6);
    private String report;
    private String etag;
    private int names;

    DiskFullFault(boolean s3) {
        this.s3 = s3;
    }

    @Override
    public String name() {
        return s3 ? "disk-s3" : "disk";
    }

    @Override
    public Outcome strike() throws Exception {
        return s3 ? s3() : database();
    }

    private Outcome s3() throws Exception {
        try (SwitchedIssuer issuer = new SwitchedIssuer();
                FillingStore store = new FillingStore();
                KillableDatabase database = new KillableDatabase();
                Replicas replicas = database.replicas(
                        issuer,
                        Map.of(
                                "TIENDO06_EVIDENCE_STORE", "s3",
                                "TIENDO06_EVIDENCE_S3_ENDPOINT", store.url(),
                                "TIENDO06_EVIDENCE_S3_BUCKET", "evidence",
                                "TIENDO06_EVIDENCE_S3_ACCESS_KEY_ID", "scenario",
                                "TIENDO06_EVIDENCE_S3_SECRET_ACCESS_KEY", "scenario-secret",
                                "TIENDO06_STARTUP_ACCEPT_UNSAFE",
                                        "issuer-in-clear,database-superuser,weak-secret,migrates-at-start,store-in-clear"),
                        Map.of())) {
            Api api = new Api(replicas.api());
            draft(api);
            long begun = replicas.work(BEFORE);
            List<String> wrong = new ArrayList<>();
            must(wrong, 201, attach(api, FILE));
            long full = System.nanoTime();
            Map<Integer, Integer> answers = new TreeMap<>();
            for (int refusal : List.of(507, 500, 503)) {
                store.refusal = refusal;
                for (int n = 0; n < 3; n++) {
                    refused(wrong, answers, attach(api, FILE));
                }
            }
            store.refusal = 0;
            long freed = System.nanoTime();
            must(wrong, 201, attach(api, FILE));
            Duration first = Duration.ofNanos(System.nanoTime() - freed);
            Thread.sleep(AFTER);
            wrong.addAll(replicas.restAmongOthers());
            same(wrong, "objects in the store", store.size(), attachments(database.dataSource()));
            return outcome(
                    "store of attachments (S3) full: 507, 500, 503", replicas, begun, full, wrong, answers, first);
        }
    }

    private Outcome database() throws Exception {
        if (!SmallDisk.isPossible()) {
            return new Outcome(
                    "disk full", "", Map.of(), Duration.ZERO, 0, List.of(), "not run: only root may mount a small one");
        }
        try (SmallDisk disk = new SmallDisk(MEGABYTES);
                SmallDisk uploads = new SmallDisk(MEGABYTES);
                SwitchedIssuer issuer = new SwitchedIssuer();
                KillableDatabase database = new KillableDatabase();
                Replicas replicas = database.replicas(
                        issuer, Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + uploads.directory()), Map.of())) {
            Path place = Files.createDirectory(disk.directory().resolve("tablespace"));
            sql(database.dataSource(), "create tablespace small location '" + place + "'");
            sql(database.dataSource(), "alter table evidence_chunk set tablespace small");
            Api api = new Api(replicas.api());
            draft(api);
            long begun = replicas.work(BEFORE);
            List<String> wrong = new ArrayList<>();
            long full = System.nanoTime();
            Map<Integer, Integer> filling = new TreeMap<>();
            int status = 201;
            for (int n = 0; n < UNTIL_FULL && status == 201; n++) {
                status = attach(api, FILE).statusCode();
                filling.merge(status, 1, Integer::sum);
            }
            Map<Integer, Integer> answers = new TreeMap<>();
            for (int n = 0; n < WHILE_FULL; n++) {
                refused(wrong, answers, attach(api, FILE));
            }
            disk.enlarge(10 * MEGABYTES);
            long freed = System.nanoTime();
            must(wrong, 201, attach(api, FILE));
            Duration first = Duration.ofNanos(System.nanoTime() - freed);

            Path filler = uploads.fill();
            for (int n = 0; n < WHILE_FULL; n++) {
                refused(wrong, answers, attach(api, FILE));
            }
            Files.delete(filler);
            must(wrong, 201, attach(api, FILE));
            Thread.sleep(AFTER);
            wrong.addAll(replicas.restAmongOthers());
            same(
                    wrong,
                    "files in the database",
                    Invariants.count(database.dataSource(), "select count(distinct object_id) from evidence_chunk"),
                    attachments(database.dataSource()));
            try (var left = Files.list(uploads.directory())) {
                List<Path> uploaded =
                        left.filter(file -> file.toString().endsWith(".upload")).toList();
                if (!uploaded.isEmpty()) {
                    wrong.add("uploads are left: " + uploaded);
                }
            }
            return outcome(
                    "disk full: PostgreSQL's (53100) after " + filling.get(201) + " files, then that for uploads",
                    replicas,
                    begun,
                    full,
                    wrong,
                    answers,
                    first);
        }
    }

    private static Outcome outcome(
            String what,
            Replicas replicas,
            long begun,
            long full,
            List<String> wrong,
            Map<Integer, Integer> answers,
            Duration first) {
        return new Outcome(
                what,
                replicas.journal().pace(begun, full).toString(),
                replicas.journal().failures(full),
                replicas.journal().untilLastFailure(full),
                replicas.acknowledged(),
                wrong,
                "attachments meanwhile %s, all clear problems; nothing half stored; the first one after there was room %d ms; reports meanwhile %s"
                        .formatted(answers, first.toMillis(), replicas.journal().pace(full, System.nanoTime())));
    }

    private void draft(Api api) throws Exception {
        HttpResponse<String> drafted = api.write(
                "POST",
                REPORTER,
                "/submissions",
                Map.of(
                        "subjectId",
                        "da06-10816.MT.I.1",
                        "unit",
                        "10816.TTHCC",
                        "period",
                        "2026-10",
                        "figures",
                        Map.of("value", 75)));
        report = Api.good(drafted).get("id").textValue();
        etag = drafted.headers().firstValue("ETag").orElseThrow();
    }

    /** Text that does not compress. */
    private HttpResponse<String> attach(Api api, int size) throws Exception {
        StringBuilder text = new StringBuilder(size);
        while (text.length() < size) {
            text.append(Long.toString(random.nextLong(), 36)).append('\n');
        }
        HttpResponse<String> answer = api.upload(
                REPORTER,
                "/submissions/" + report + "/attachments?name=so-lieu-" + ++names + ".txt",
                text.toString().getBytes(StandardCharsets.US_ASCII),
                etag);
        if (answer.statusCode() == 201) {
            etag = answer.headers().firstValue("ETag").orElseThrow();
        }
        return answer;
    }

    private static void must(List<String> wrong, int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            wrong.add("an attachment with room: " + answer.statusCode() + " " + answer.body());
        }
    }

    private static void refused(List<String> wrong, Map<Integer, Integer> answers, HttpResponse<String> answer) {
        answers.merge(answer.statusCode(), 1, Integer::sum);
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        if (answer.statusCode() != 503
                || !headers.getOrDefault("content-type", "").startsWith("application/problem+json")) {
            wrong.add("an attachment without room: " + answer.statusCode() + " " + answer.body());
        }
    }

    private static void same(List<String> wrong, String what, long found, long rows) {
        if (found != rows) {
            wrong.add(found + " " + what + ", " + rows + " attachments");
        }
    }

    private static long attachments(DataSource database) throws Exception {
        return Invariants.count(database, "select count(*) from submission_attachment");
    }

    private static void sql(DataSource database, String statement) throws Exception {
        try (var connection = database.getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
