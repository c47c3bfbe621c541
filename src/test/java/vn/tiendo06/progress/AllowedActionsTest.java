package vn.tiendo06.progress;

import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.drafted;
import static vn.tiendo06.testing.Reports.edit;
import static vn.tiendo06.testing.Reports.move;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** What is told to be allowed is what the calls themselves allow, for everybody, in every state, locked or not. */
@QuarkusTest
class AllowedActionsTest extends ApiTest {

    private static final Instant LOCK = Instant.parse("2026-11-27T17:00:00Z");
    private static final Map<String, ?> FIGURES = Map.of("value", 80);

    private static final Map<String, String> CALLERS = callers();

    private final String police = Tokens.reporter(POLICE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);

    private record Case(SubmissionState state, boolean twoSteps, boolean locked) {}

    private static Map<String, String> callers() {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("author", Tokens.reporter(POLICE));
        callers.put("colleague", Tokens.colleague(POLICE));
        callers.put("head", Tokens.head(POLICE));
        callers.put(
                "authorWhoReviews",
                Tokens.token("reporter-" + POLICE, Set.of("reporter", "reviewer"), List.of(POLICE), List.of(COMMUNE)));
        callers.put("head of another unit", Tokens.head(CULTURE));
        callers.put("office", Tokens.of("reviewer", "VN"));
        callers.put("administrator", Tokens.of("administrator", COMMUNE));
        callers.put("administrator elsewhere", Tokens.of("administrator", "01"));
        callers.put("auditor", Tokens.of("auditor", COMMUNE));
        callers.put("neighbour", Tokens.reporter(CULTURE));
        callers.put("viewer", Tokens.of("viewer", COMMUNE));
        return callers;
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (boolean locked : new boolean[] {false, true}) {
            for (SubmissionState state : SubmissionState.values()) {
                cases.add(new Case(state, state == SubmissionState.CONFIRMED, locked));
            }
            cases.add(new Case(SubmissionState.SUBMITTED, true, locked));
        }
        return cases.stream();
    }

    private record Made(String id, int version) {}

    /** A report in the state of the case, and the lock after it. */
    private Made made(Case wanted) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(FORGET);
        }
        TestClock.reset();
        if (wanted.twoSteps()) {
            Prepared.confirmationRequired();
        }
        String id = drafted(police, draft(Prepared.TARGET, POLICE, "2026-11", FIGURES));
        int version = 0;
        for (String step : steps(wanted.state())) {
            String token = Map.of("confirm", Tokens.head(POLICE), "approve", reviewer, "return", reviewer)
                    .getOrDefault(step, police);
            move(token, id, version++, step).statusCode(200);
        }
        if (wanted.state() == SubmissionState.SUPERSEDED) {
            String next = as(police).post("/submissions/{id}/revisions", id).path("id");
            move(police, next, 0, "submit").statusCode(200);
            move(reviewer, next, 1, "approve").statusCode(200);
            version++;
        }
        if (wanted.locked()) {
            TestClock.set(LOCK);
        }
        Response now = as(police).get("/submissions/{id}", id);
        assertEquals(wanted.state().name(), now.path("state"));
        assertEquals("\"" + version + "\"", now.header("ETag"));
        return new Made(id, version);
    }

    private static List<String> steps(SubmissionState state) {
        return switch (state) {
            case DRAFT -> List.of();
            case SUBMITTED -> List.of("submit");
            case CONFIRMED -> List.of("submit", "confirm");
            case RETURNED -> List.of("submit", "return");
            case APPROVED, SUPERSEDED -> List.of("submit", "approve");
            case WITHDRAWN -> List.of("withdraw");
        };
    }

    private static int call(String token, Made on, AllowedAction action) {
        String tag = "\"" + on.version() + "\"";
        return switch (action) {
            case EDIT ->
                edit(token, on.id(), on.version(), Map.of("figures", Map.of("value", 81)))
                        .extract()
                        .statusCode();
            case CORRECT ->
                as(token).post("/submissions/{id}/revisions", on.id()).statusCode();
            case REOPEN ->
                as(token, Map.of("reason", "Thanh tra"))
                        .header("If-Match", tag)
                        .post("/submissions/{id}/reopen", on.id())
                        .statusCode();
            case COMMENT ->
                as(token, Map.of("text", "Xem lại"))
                        .post("/submissions/{id}/comments", on.id())
                        .statusCode();
            default ->
                move(token, on.id(), tag, action.name().toLowerCase(Locale.ROOT))
                        .extract()
                        .statusCode();
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsToldIsWhatHolds(Case wanted) throws Exception {
        Made report = made(wanted);
        Map<String, Set<AllowedAction>> told = new LinkedHashMap<>();
        CALLERS.forEach((who, token) -> told.put(who, told(token, report)));
        told.forEach((who, actions) -> Arrays.stream(AllowedAction.values())
                .filter(action -> !actions.contains(action))
                .forEach(action -> {
                    int status = call(CALLERS.get(who), report, action);
                    assertTrue(
                            Set.of(403, 404, 409).contains(status),
                            "%s: %s was not told but answered %d".formatted(who, action, status));
                }));
        assertEquals(
                "\"" + report.version() + "\"",
                as(police).get("/submissions/{id}", report.id()).header("ETag"));
        told.forEach((who, actions) -> {
            if (actions.remove(AllowedAction.COMMENT)) {
                assertEquals(201, call(CALLERS.get(who), report, AllowedAction.COMMENT), who);
            }
        });
        for (var entry : told.entrySet()) {
            for (AllowedAction action : entry.getValue()) {
                int status = call(CALLERS.get(entry.getKey()), made(wanted), action);
                assertTrue(
                        Set.of(200, 201).contains(status),
                        "%s: %s was told but answered %d".formatted(entry.getKey(), action, status));
            }
        }
    }

    private static Set<AllowedAction> told(String token, Made report) {
        Response seen = as(token).get("/submissions/{id}", report.id());
        if (seen.statusCode() != 200) {
            assertTrue(Set.of(403, 404).contains(seen.statusCode()), seen.asString());
            return new TreeSet<>();
        }
        return seen.jsonPath().<String>getList("allowedActions").stream()
                .map(AllowedAction::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void anExceptionAndAReopeningGiveBackWhatTheLockTook() {
        String id = drafted(police, draft(Prepared.TARGET, POLICE, "2026-11", FIGURES));
        TestClock.set(LOCK);
        assertEquals(List.of("WITHDRAW", "COMMENT"), allowed(police, id));
        Prepared.unlocked("2026-11");
        assertEquals(List.of("EDIT", "SUBMIT", "WITHDRAW", "COMMENT"), allowed(police, id));
    }

    private static List<String> allowed(String token, String id) {
        return as(token).get("/submissions/{id}", id).path("allowedActions");
    }

    @Test
    void aPageOfThemTakesAsManyStatementsAsOne() {
        drafted(police, draft(PLAN + ".MT.III.1", POLICE, "2026-11", FIGURES));
        as(police).get("/submissions");
        long one = statementsOf(() -> as(police).get("/submissions").then().statusCode(200));
        for (String row : List.of("III.2", "III.3", "III.5", "III.10")) {
            drafted(police, draft(PLAN + ".MT." + row, POLICE, "2026-11", FIGURES));
        }
        long five = statementsOf(() -> as(police)
                .get("/submissions")
                .then()
                .body("items.size()", is(5))
                .body("items.allowedActions", everyItem(hasItem("SUBMIT"))));
        assertEquals(one, five);
    }
}
