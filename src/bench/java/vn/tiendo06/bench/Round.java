package vn.tiendo06.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import vn.tiendo06.testing.Tokens;

/**
 * Many people drafting, submitting, approving, returning, correcting and withdrawing the same reports. Each call names the
 * version it saw; what was acknowledged is kept, to be compared with the database.
 */
public final class Round {

    /**
     * A write that was answered with success: it made this version of this submission.
     *
     * @param key its Idempotency-Key, null for an edit
     */
    public record Acknowledged(String submissionId, int version, String action, String key) {}

    /** A keyed call with its first answer. */
    private record Told(HttpRequest request, int status, String etag, String body) {
        static Told of(HttpRequest request, HttpResponse<String> answer) {
            return new Told(
                    request,
                    answer.statusCode(),
                    answer.headers().firstValue("ETag").orElse(null),
                    answer.body());
        }
    }

    private static final String PLAN = "da06-10816";
    private static final String UNIT = "10816.CA";
    /** Targets that they report on. */
    static final List<String> ROWS =
            List.of("III.1", "III.2", "III.3", "III.5", "III.6", "III.10", "IV.3", "IV.5", "IV.6", "IV.7");

    private static final int MONTHS = 10;
    private static final Set<Integer> REFUSALS = Set.of(409, 412);

    /** How many of the last keyed calls are kept with their answers. */
    private static final int WINDOW = 64;

    /** How long a call is repeated before the application counts as gone. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Who is refused tries again less eagerly than who is cut off. */
    private static final int REFUSED_MILLIS = 300;

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String api;
    private final Outage outage;
    private final Deque<Told> told = new ConcurrentLinkedDeque<>();
    private final List<AtomicReference<String>> reports = new ArrayList<>();
    private final List<String> reporters = new ArrayList<>();
    private final List<String> reviewers = new ArrayList<>();

    final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    final Queue<String> faults = new ConcurrentLinkedQueue<>();
    final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

    /** Calls that succeeded when they were repeated after their answer was lost. */
    final AtomicInteger repeated = new AtomicInteger();

    /** Of these, the ones that had been done already and were told their first answer. */
    final AtomicInteger replayed = new AtomicInteger();

    /** Edits, which have no key, whose answer was lost: each is done or not. */
    final AtomicInteger lostEdits = new AtomicInteger();

    /** Every answer. */
    final Journal journal = new Journal();

    /** People who worked until they were told to stop. */
    final AtomicInteger finished = new AtomicInteger();

    Round(String base, Outage outage) {
        this.api = base + "/api/v1";
        this.outage = outage;
        for (int i = 0; i < 8; i++) {
            reporters.add(Tokens.token("reporter-" + i, Set.of("reporter"), List.of(UNIT), List.of()));
            reviewers.add(Tokens.token("reviewer-" + i, Set.of("reviewer"), List.of(), List.of("10816")));
        }
    }

    void loadPlan() throws Exception {
        String plan = Files.readString(Path.of("src/main/resources/plans/da06-10816.json"));
        expect(200, send(post("/plans", Tokens.of("administrator", "VN"), plan)));
    }

    /** Loads the plan, opens the months and drafts the 100 reports. */
    void prepare() throws Exception {
        String administrator = Tokens.of("administrator", "VN");
        loadPlan();
        for (int month = 1; month <= MONTHS; month++) {
            String period = "2026-%02d".formatted(month);
            expect(
                    201,
                    send(post(
                            "/lock-exceptions",
                            administrator,
                            JSON.writeValueAsString(Map.of(
                                    "plan",
                                    PLAN,
                                    "period",
                                    period,
                                    "validUntil",
                                    "2099-01-01T00:00:00Z",
                                    "reason",
                                    "Thử tải")))));
            for (String row : ROWS) {
                AtomicReference<String> report = new AtomicReference<>();
                create(report, row, period, reporters.getFirst());
                if (report.get() == null) {
                    throw new AssertionError("no report of " + row + " for " + period + ": " + answers + faults);
                }
                reports.add(report);
            }
        }
    }

    /** People at work at once, each until told to stop or until something is wrong. */
    void run(int people, BooleanSupplier goesOn) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, people).forEach(n -> threads.execute(() -> work(n, goesOn)));
        }
    }

    private void work(long seed, BooleanSupplier goesOn) {
        Random random = new Random(seed);
        try {
            while (goesOn.getAsBoolean()) {
                int at = random.nextInt(reports.size());
                act(reports.get(at), at, random);
            }
            finished.incrementAndGet();
        } catch (Throwable e) {
            faults.add("person " + seed + ": " + e);
        }
    }

    private void act(AtomicReference<String> report, int at, Random random) throws Exception {
        String id = report.get();
        String reporter = reporters.get(random.nextInt(reporters.size()));
        String reviewer = reviewers.get(random.nextInt(reviewers.size()));
        HttpResponse<String> read =
                patiently(request("/submissions/" + id, reporter).GET());
        expect(200, read);
        JsonNode submission = JSON.readTree(read.body());
        String etag = read.headers().firstValue("ETag").orElseThrow();
        switch (submission.get("state").textValue()) {
            case "DRAFT", "RETURNED" -> {
                if (random.nextInt(3) == 0) {
                    String content = "{\"figures\":{\"value\":" + random.nextInt(100) + "}}";
                    write(
                            "EDIT",
                            id,
                            request("/submissions/" + id, reporter)
                                    .header("If-Match", etag)
                                    .header("Content-Type", "application/json")
                                    .PUT(HttpRequest.BodyPublishers.ofString(content)),
                            null);
                } else {
                    transition("SUBMIT", id, etag, reporter, "");
                }
            }
            case "SUBMITTED" -> {
                int chance = random.nextInt(20);
                if (chance == 0) {
                    transition("WITHDRAW", id, etag, reporter, "");
                } else if (chance < 7) {
                    transition("RETURN", id, etag, reviewer, "{\"reason\":\"Chưa khớp\"}");
                } else {
                    transition("APPROVE", id, etag, reviewer, "");
                }
            }
            case "APPROVED" -> {
                String key = UUID.randomUUID().toString();
                started(
                        report,
                        id,
                        write(
                                "CORRECT",
                                null,
                                request("/submissions/" + id + "/revisions", reporter)
                                        .header("Idempotency-Key", key)
                                        .POST(HttpRequest.BodyPublishers.noBody()),
                                key));
            }
            default ->
                startAnew(report, ROWS.get(at % ROWS.size()), "2026-%02d".formatted(at / ROWS.size() + 1), reporter);
        }
    }

    /** Goes on with the figure in force where there is one, else drafts a new report. */
    private void startAnew(AtomicReference<String> report, String row, String period, String token) throws Exception {
        String seen = report.get();
        HttpResponse<String> list = patiently(
                request("/submissions?plan=" + PLAN + "&subject=" + PLAN + ".MT." + row + "&period=" + period, token)
                        .GET());
        expect(200, list);
        for (JsonNode one : JSON.readTree(list.body()).get("items")) {
            String state = one.get("state").textValue();
            if (!state.equals("WITHDRAWN") && !state.equals("SUPERSEDED")) {
                started(report, seen, one.get("id").textValue());
                return;
            }
        }
        create(report, row, period, token);
    }

    private void transition(String action, String id, String etag, String token, String body) throws Exception {
        String key = UUID.randomUUID().toString();
        write(
                action,
                id,
                request("/submissions/" + id + "/" + action.toLowerCase(java.util.Locale.ROOT), token)
                        .header("If-Match", etag)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                key);
    }

    private void create(AtomicReference<String> report, String row, String period, String token) throws Exception {
        String seen = report.get();
        String key = UUID.randomUUID().toString();
        String body = JSON.writeValueAsString(Map.of(
                "subjectId", PLAN + ".MT." + row, "unit", UNIT, "period", period, "figures", Map.of("value", 50)));
        started(
                report,
                seen,
                write("CREATE", null, post("/submissions", token, body).header("Idempotency-Key", key), key));
    }

    private static void started(AtomicReference<String> report, String seen, String id) {
        if (id != null) {
            report.compareAndSet(seen, id);
        }
    }

    /** Sends a write until it is answered; the id of what it made or changed, null where it was refused. */
    private String write(String action, String id, HttpRequest.Builder request, String key) throws Exception {
        HttpResponse<String> answer = patiently(request);
        if (answer == null) {
            return null;
        }
        answers.computeIfAbsent(action + " " + answer.statusCode(), any -> new AtomicInteger())
                .incrementAndGet();
        if (answer.statusCode() / 100 == 2) {
            String made = id == null ? JSON.readTree(answer.body()).get("id").textValue() : id;
            int version = Integer.parseInt(
                    answer.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
            acknowledged.add(new Acknowledged(made, version, action, key));
            if (key != null) {
                told.addLast(Told.of(answer.request(), answer));
                if (told.size() > WINDOW) {
                    told.pollFirst();
                }
            }
            return made;
        }
        if (!REFUSALS.contains(answer.statusCode())) {
            faults.add(action + " " + answer.statusCode() + " " + answer.body());
        }
        return null;
    }

    /** The answer, or null where a call without a key was lost: it cannot be told whether it was done. */
    private HttpResponse<String> patiently(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.timeout(Duration.ofSeconds(30)).build();
        boolean mayRepeat = request.method().equals("GET")
                || request.headers().firstValue("Idempotency-Key").isPresent();
        long end = System.nanoTime() + PATIENCE.toNanos();
        String lost = null;
        while (true) {
            try {
                HttpResponse<String> answer = send(request);
                if (!outage.excuses(answer.statusCode())) {
                    if (lost != null) {
                        noteRepeated(request, answer);
                    }
                    return answer;
                }
                lost = Integer.toString(answer.statusCode());
                answers.computeIfAbsent("any " + lost, any -> new AtomicInteger())
                        .incrementAndGet();
                if (mayRepeat) {
                    Thread.sleep(REFUSED_MILLIS);
                }
            } catch (IOException e) {
                lost = e.toString();
            }
            if (!mayRepeat) {
                lostEdits.incrementAndGet();
                return null;
            }
            do {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("given up " + request.uri() + " after " + lost);
                }
                Thread.sleep(20);
            } while (!outage.isOver());
        }
    }

    private void noteRepeated(HttpRequest request, HttpResponse<String> answer) {
        if (request.method().equals("GET") || answer.statusCode() / 100 != 2) {
            return;
        }
        repeated.incrementAndGet();
        if (isReplay(answer)) {
            replayed.incrementAndGet();
        }
    }

    private static boolean isReplay(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotency-Replayed").equals(Optional.of("true"));
    }

    /** Sends some of the last keyed calls once more; those that are not told their first answer. */
    List<String> retold(int count) throws Exception {
        List<Told> sample = new ArrayList<>(told);
        Collections.shuffle(sample, new Random(count));
        List<String> wrong = new ArrayList<>();
        for (Told first : sample.subList(0, Math.min(count, sample.size()))) {
            HttpResponse<String> answer = patiently(HttpRequest.newBuilder(first.request(), (name, value) -> true));
            Told second = Told.of(first.request(), answer);
            if (!second.equals(first) || !isReplay(answer)) {
                wrong.add(first + " then " + second + (isReplay(answer) ? "" : ", done anew"));
            }
        }
        return wrong;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int status = Journal.LOST;
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            status = answer.statusCode();
            return answer;
        } finally {
            journal.add(request.method(), status, begun);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder post(String path, String token, String body) {
        return request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().uri() + " " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Whether the audit chain of the commune is whole, as the API tells an auditor. */
    boolean chainIsWhole() throws Exception {
        HttpResponse<String> answer =
                send(request("/audit-events/verification?locality=10816", Tokens.of("auditor", "VN"))
                        .GET());
        expect(200, answer);
        return JSON.readTree(answer.body()).get("intact").booleanValue();
    }
}
