package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tiendo06.bench.fuzz.Fuzzer;
import vn.tiendo06.bench.fuzz.Ground;
import vn.tiendo06.bench.fuzz.Tally;
import vn.tiendo06.testing.ApiTest;

/** The short form of {@link FuzzScenario}. */
@QuarkusTest
@TestProfile(FuzzTest.Alone.class)
class FuzzTest extends ApiTest {

    private static final int REQUESTS = Integer.getInteger("requests", 3_000);
    private static final long SEED = Long.getLong("seed", 6);

    /** What it leaves behind is for no other test to find. */
    public static class Alone implements QuarkusTestProfile {}

    @Test
    void everyAnswerIsAsTheContractSays() throws Exception {
        Ground.prepare();
        Tally tally = new Fuzzer(RestAssured.baseURI + ":" + RestAssured.port, SEED, 2).run(REQUESTS);
        System.out.println("seed " + SEED + ": " + tally);
        assertEquals("", String.join("\n", tally.faults()));
        assertEquals(List.of(), Invariants.lasting(dataSource));
    }
}
