package vn.tiendo06.access;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** A fair share for each: machines by account, units together. */
@QuarkusTest
@TestProfile(RateLimitTest.Small.class)
class RateLimitTest extends ApiTest {

    /** Limits that a test can reach; buckets that a test before has emptied are full again an hour later. */
    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tiendo06.limits.integrator.requests", "3",
                    "tiendo06.limits.integrator.window", "60S",
                    "tiendo06.limits.unit.writes", "2",
                    "tiendo06.limits.unit.window", "60S");
        }
    }

    private static int hours;

    @BeforeEach
    void anHourLater() {
        TestClock.set(TestClock.noonOfDefaultDay().plusSeconds(3600L * ++hours));
    }

    private static Response read(String token) {
        return as(token).get("/plans");
    }

    private static Response write(String token) {
        return as(token, Prepared.draftBody()).post("/submissions");
    }

    @Test
    void aMachineIsToldWhatItHasLeftAndThenToWait() {
        String portal = Tokens.of("integrator", "31");
        read(portal)
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"integrator\";q=3;w=60")
                .header("RateLimit", "\"integrator\";r=2;t=20");
        read(portal).then().header("RateLimit", "\"integrator\";r=1;t=40");
        read(portal).then().statusCode(200).header("RateLimit", "\"integrator\";r=0;t=60");
        read(portal)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", "20")
                .header("RateLimit", "\"integrator\";r=0;t=20")
                .body("code", is("rate-limited"))
                .body("detail", containsString("20"));
        // As long as it was told to wait, and no longer.
        TestClock.set(TestClock.noonOfDefaultDay().plusSeconds(3600L * hours + 20));
        read(portal).then().statusCode(200);
        read(portal).then().statusCode(429);
    }

    @Test
    void anotherMachineHasItsOwn() {
        String portal = Tokens.token("portal-a", Set.of("integrator"), List.of(), List.of("31"));
        for (int i = 0; i < 4; i++) {
            read(portal);
        }
        read(portal).then().statusCode(429);
        read(Tokens.token("portal-b", Set.of("integrator"), List.of(), List.of("31")))
                .then()
                .statusCode(200);
    }

    @Test
    void aUnitsPeopleShareAndNoUnitTakesAnothersTurn() {
        write(Tokens.reporter(POLICE)).then().statusCode(201).header("RateLimit", "\"unit\";r=1;t=30");
        write(Tokens.colleague(POLICE)).then().statusCode(409).header("RateLimit", "\"unit\";r=0;t=60");
        write(Tokens.reporter(POLICE)).then().statusCode(429).header("Retry-After", "30");
        write(Tokens.colleague(POLICE)).then().statusCode(429);
        // The neighbour is heard: what it sends is judged.
        assertEquals(403, write(Tokens.reporter(CULTURE)).statusCode());
        // What was refused has left nothing, and reading goes on.
        read(Tokens.reporter(POLICE)).then().statusCode(200).header("RateLimit", nullValue());
    }

    private static Response bulk(String token, int items) {
        return as(token, Map.of("items", Collections.nCopies(items, Map.of()))).post("/submissions/bulk");
    }

    @Test
    void aHundredItemsInBulkCountAsOneRequest() {
        bulk(Tokens.reporter(POLICE), 100).then().statusCode(200).header("RateLimit", "\"unit\";r=1;t=30");
        bulk(Tokens.colleague(POLICE), 1).then().statusCode(200).header("RateLimit", "\"unit\";r=0;t=60");
        bulk(Tokens.reporter(POLICE), 1).then().statusCode(429).header("Retry-After", "30");
        bulk(Tokens.reporter(CULTURE), 101).then().statusCode(200).header("RateLimit", "\"unit\";r=0;t=60");
    }

    @Test
    void aBulkCallBeyondWhatIsLeftDoesNothingAndIsToldWhenAllOfItMayCome() {
        Map<String, Object> body = Map.of("items", Collections.nCopies(101, Prepared.draftBody()));
        write(Tokens.reporter(POLICE)).then().statusCode(201);
        as(Tokens.colleague(POLICE), body)
                .post("/submissions/bulk")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", is("rate-limited"))
                .header("Retry-After", "60")
                .header("RateLimit", "\"unit\";r=0;t=60")
                .header("RateLimit-Policy", "\"unit\";q=2;w=60");
        TestClock.set(TestClock.noonOfDefaultDay().plusSeconds(3600L * hours + 59));
        as(Tokens.colleague(POLICE), body).post("/submissions/bulk").then().statusCode(429);
        TestClock.set(TestClock.noonOfDefaultDay().plusSeconds(3600L * hours + 59 + 60));
        as(Tokens.reporter(POLICE), body)
                .post("/submissions/bulk")
                .then()
                .statusCode(200)
                .body("rejected", is(100));
    }

    /** However much it holds: with a whole allowance left each call is let through. */
    @Test
    void noBulkCallCostsMoreThanAWholeAllowance() {
        bulk(Tokens.reporter(POLICE), 10_000).then().statusCode(200).header("RateLimit", "\"unit\";r=0;t=60");
        bulk(Tokens.reporter(POLICE), 1).then().statusCode(429);
    }

    /** The last evening: one unit's office sends all at once, its neighbour comes after it. */
    @Test
    void aUnitThatSendsAllAtOnceGetsItsShareAndItsNeighbourTheWholeOfItsOwn() throws Exception {
        List<Future<Integer>> many = new ArrayList<>();
        try (ExecutorService office = Executors.newFixedThreadPool(12)) {
            for (int i = 0; i < 36; i++) {
                String token = i % 2 == 0 ? Tokens.reporter(POLICE) : Tokens.colleague(POLICE);
                many.add(office.submit(() -> write(token).statusCode()));
            }
        }
        int heard = 0;
        for (Future<Integer> one : many) {
            heard += one.get() == 429 ? 0 : 1;
        }
        assertEquals(2, heard);
        for (int i = 0; i < 2; i++) {
            assertEquals(403, write(Tokens.reporter(CULTURE)).statusCode());
        }
        write(Tokens.reporter(CULTURE))
                .then()
                .statusCode(429)
                .header("Retry-After", "30")
                .header("RateLimit-Policy", "\"unit\";q=2;w=60");
    }

    @Test
    void othersAreNotLimited() {
        for (int i = 0; i < 5; i++) {
            read(Tokens.of("viewer", COMMUNE)).then().statusCode(200).header("RateLimit", nullValue());
            RestAssured.given().get("/public/v1/publications").then().statusCode(200);
        }
        as("no.token").get("/plans").then().statusCode(401);
        RestAssured.given().basePath("/api/v1").get("/plans").then().statusCode(401);
    }
}
