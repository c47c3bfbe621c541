package vn.tiendo06.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tiendo06.kernel.access.Role;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/**
 * Every operation of the served contract, by every role, on one's own and on foreign ground. What is expected follows
 * from the permission on the endpoint and the table of roles; {@link Samples} only tells how to call it.
 */
@QuarkusTest
class AccessMatrixTest extends ApiTest {

    /** Where a caller's claims put it. */
    enum Ground {
        OWN,
        /** Another unit of the same commune. */
        FOREIGN_UNIT,
        FOREIGN_LOCALITY,
        /** At home, but with a token for another plan only. */
        FOREIGN_PLAN
    }

    /** Refused before anybody looks for the object. */
    private static final Prepared.Stored ANYTHING = new Prepared.Stored(
            "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10", "\"1\"", "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a11");

    @Inject
    DataSource database;

    private Samples.Sample preparedFor;
    private Prepared.Stored prepared = ANYTHING;

    // ---- The tables cover each other

    @Test
    void everyOperationOfTheContractHasASample() {
        assertEquals(served().keySet(), new TreeSet<>(Samples.operations()));
    }

    @Test
    void theContractAndTheEndpointsAgree() {
        Map<String, String> annotated = new TreeMap<>();
        Endpoints.all().stream()
                .filter(endpoint -> !endpoint.isPublic())
                .forEach(endpoint -> annotated.put(endpoint.operationId(), endpoint.method() + " " + endpoint.path()));
        assertEquals(served(), annotated);
    }

    @Test
    void everyEndpointNamesOneKnownPermissionOrAReasonToBePublic() {
        Set<String> known = Endpoints.knownPermissions();
        for (Endpoints.Endpoint endpoint : Endpoints.all()) {
            if (!endpoint.isPublic()) {
                assertEquals(1, endpoint.permissions().size(), endpoint + " must name one permission");
                assertTrue(known.containsAll(endpoint.permissions()), endpoint.toString());
            }
        }
    }

    /** Open data and nothing else answers anonymously; PublicationTest holds what it may tell. */
    @Test
    void whatIsAnonymousLiesUnderPublic() {
        for (Endpoints.Endpoint endpoint : Endpoints.all()) {
            assertEquals(
                    endpoint.isOpenData(), endpoint.permitsAll() && !Endpoints.PUBLIC.containsKey(endpoint.name()));
            assertTrue(!endpoint.isOpenData() || endpoint.method().equals("GET"), endpoint.toString());
        }
    }

    @Test
    void everyPermissionIsSomebodysAndEveryOneIsUsed() {
        Set<String> given = new TreeSet<>();
        Arrays.stream(Role.values()).forEach(role -> given.addAll(role.permissions()));
        assertEquals(new TreeSet<>(Endpoints.knownPermissions()), given);
    }

    /** Method and path of each operation in the contract as it is served. */
    private static Map<String, String> served() {
        Map<String, Map<String, Object>> paths =
                given().queryParam("format", "json").get("/q/openapi").path("paths");
        Map<String, String> operations = new TreeMap<>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (operation instanceof Map<?, ?> details && !path.startsWith("/public/v1/")) {
                operations.put(String.valueOf(details.get("operationId")), method.toUpperCase() + " " + path);
            }
        }));
        assertFalse(operations.isEmpty());
        return operations;
    }

    // ---- The matrix

    @TestFactory
    Stream<DynamicNode> matrix() {
        return Samples.ALL.stream()
                .map(sample -> dynamicContainer(sample.toString(), cells(sample, Endpoints.of(sample.operationId))));
    }

    private List<DynamicTest> cells(Samples.Sample sample, Endpoints.Endpoint endpoint) {
        String permission = endpoint.permissions().getFirst();
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest("no token", () -> {
            Response response = call(sample, endpoint, given().basePath("/api/v1"), ANYTHING);
            assertProblem(response, 401, "unauthenticated");
        }));
        tests.add(dynamicTest("no role", () -> {
            String token = Tokens.token("nobody", Set.of("offline_access"), List.of(POLICE), List.of("VN"));
            assertProblem(call(sample, endpoint, as(token), ANYTHING), 403, "forbidden");
        }));
        for (Role role : Role.values()) {
            for (Ground ground : Ground.values()) {
                tests.add(dynamicTest(role.code() + ", " + ground, () -> {
                    String token = token(role, ground, sample);
                    // A token that names plans is a machine's, whatever other roles it has.
                    boolean none = ground == Ground.FOREIGN_PLAN && role != Role.INTEGRATOR;
                    if (none || !role.permissions().contains(permission)) {
                        assertProblem(call(sample, endpoint, as(token), ANYTHING), 403, "forbidden");
                        return;
                    }
                    Response response = call(sample, endpoint, as(token), stateFor(sample, endpoint));
                    if (sample.alsoNeeds != null && !role.permissions().contains(sample.alsoNeeds)) {
                        sample.hidden().check(response, sample);
                    } else {
                        sample.outcome(ground).check(response, sample);
                    }
                }));
            }
        }
        return tests;
    }

    private static String token(Role role, Ground ground, Samples.Sample sample) {
        boolean byUnit = role == Role.REPORTER;
        String subject = role.code() + "-" + ground;
        return switch (ground) {
            case OWN ->
                byUnit
                        ? Tokens.token(subject, Set.of(role.code()), List.of(POLICE), List.of())
                        : Tokens.token(subject, Set.of(role.code()), List.of(), List.of(sample.ownLocality));
            case FOREIGN_UNIT -> Tokens.token(subject, Set.of(role.code()), List.of(CULTURE), List.of());
            case FOREIGN_PLAN ->
                Tokens.sign(Tokens.claims(subject, Set.of(role.code()))
                        .claim("localities", List.of(sample.ownLocality))
                        .claim("plans", List.of("da06-99999")));
            case FOREIGN_LOCALITY -> Tokens.token(subject, Set.of(role.code()), List.of("01.CA"), List.of("01"));
        };
    }

    private static Response call(
            Samples.Sample sample, Endpoints.Endpoint endpoint, RequestSpecification caller, Prepared.Stored state) {
        Map<String, String> parameters = new HashMap<>(sample.parameters);
        if (sample.state != null) {
            if (endpoint.path().contains("{id}")) {
                parameters.putIfAbsent("id", state.id());
            }
            if (state.part() != null && endpoint.path().contains("{attachmentId}")) {
                parameters.putIfAbsent("attachmentId", state.part());
            }
            caller.header("If-Match", state.etag());
        }
        if (sample.body != null) {
            caller.contentType(sample.mediaType).body(sample.body);
        }
        sample.query.forEach(caller::queryParam);
        String path = endpoint.path().substring("/api/v1".length());
        return caller.pathParams(parameters).request(endpoint.method(), path);
    }

    /** What the call needs: made anew for a write, once for all reads of a sample. */
    private Prepared.Stored stateFor(Samples.Sample sample, Endpoints.Endpoint endpoint) throws Exception {
        boolean read = endpoint.method().equals("GET");
        if (read && (sample.state == null || sample == preparedFor)) {
            return prepared;
        }
        forget();
        prepared = sample.state == null ? ANYTHING : sample.state.get();
        preparedFor = sample;
        return prepared;
    }

    private void forget() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(ApiTest.FORGET);
            statement.execute("delete from locality where code = '" + Samples.NEW_LOCALITY + "'");
        }
    }

    static void assertProblem(Response response, int status, String code) {
        assertEquals(status, response.statusCode(), response.asString());
        assertEquals(code, response.path("code"));
    }
}
