package vn.tiendo06.kernel.config;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Tokens;

/** A wall clock that jumps moves no time of ours, and a machine whose clock is wrong serves nobody. */
@QuarkusTest
class DatabaseClockTest extends ApiTest {

    private static final Instant NOON = Instant.parse("2026-11-24T05:00:00Z");

    private Instant wall = NOON;
    private long counted;
    private final DatabaseClock clock = new DatabaseClock(
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Instant instant() {
                    return wall;
                }
            },
            () -> counted,
            Duration.ofSeconds(30));

    @Inject
    DatabaseClock running;

    private void passes(Duration time) {
        wall = wall.plus(time);
        counted += time.toNanos();
    }

    @AfterEach
    void agreeAgain() {
        for (int i = 0; i < 2; i++) {
            running.learn(Instant.ofEpochMilli(new java.util.Date().getTime()), System.nanoTime(), System.nanoTime());
        }
    }

    @Test
    void untilTheDatabaseIsReadItIsTheMachinesTime() {
        assertEquals(NOON, clock.instant());
        assertEquals(Duration.ZERO, clock.offset());
    }

    @Test
    void aWallClockThatJumpsMovesNothing() {
        clock.learn(NOON, 0, 0);
        passes(Duration.ofSeconds(5));
        wall = wall.plus(Duration.ofHours(1));
        assertEquals(NOON.plusSeconds(5), clock.instant());
        assertEquals(Duration.ofHours(1), clock.offset());
        assertTrue(clock.isMachineOff());
        wall = wall.minus(Duration.ofHours(3));
        assertEquals(NOON.plusSeconds(5), clock.instant());
        assertTrue(clock.isMachineOff());
        wall = wall.plus(Duration.ofHours(2)).plusSeconds(29);
        assertFalse(clock.isMachineOff());
    }

    @Test
    void aReadingCountsWhereItIsMoreCertainOrProvesTheLastOneWrong() {
        long second = Duration.ofSeconds(1).toNanos();
        // Asked at 0, answered at 2 s: it may have been read at any instant between.
        clock.learn(NOON, 0, 2 * second);
        assertEquals(NOON.minusSeconds(1), clock.instant());
        clock.learn(NOON.minusMillis(500), 0, 0);
        assertEquals(NOON.minusMillis(500), clock.instant());
        clock.learn(NOON, 0, 2 * second);
        assertEquals(NOON.minusMillis(500), clock.instant());
        clock.learn(NOON.plusSeconds(10), 0, 2 * second);
        assertEquals(NOON.plusSeconds(9), clock.instant());
    }

    @Test
    void whatWasReadLongAgoIsLessCertain() {
        clock.learn(NOON, 0, 0);
        passes(Duration.ofSeconds(1000));
        Instant told = NOON.plusSeconds(1000).plusMillis(5);
        clock.learn(told, counted - 1_000_000, counted + 1_000_000);
        assertEquals(told, clock.instant());
    }

    @Test
    void aMachineWhoseClockIsWrongServesNobodyAndSaysSo() {
        String viewer = Tokens.of("viewer", COMMUNE);
        as(viewer).get("/plans").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        Instant hourAgo = Instant.ofEpochMilli(new java.util.Date().getTime()).minus(Duration.ofHours(1));
        running.learn(hourAgo, System.nanoTime(), System.nanoTime());
        running.learn(hourAgo, System.nanoTime(), System.nanoTime());
        as(viewer)
                .header("Accept-Language", "en")
                .get("/plans")
                .then()
                .statusCode(503)
                .header("Retry-After", is("1"))
                .contentType("application/problem+json")
                .body("code", is("unavailable"))
                .body(
                        "detail",
                        is("The server's clock is wrong, so that the token cannot be checked; try again later."));
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'clock' }.data.secondsAhead", greaterThanOrEqualTo(3600));
        given().get("/q/health/live").then().statusCode(200);
    }
}
