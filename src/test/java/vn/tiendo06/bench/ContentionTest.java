package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;

/** The short form of {@link ContentionScenario}. */
@QuarkusTest
class ContentionTest extends ApiTest {

    private static final int PEOPLE = 12;
    private static final int STEPS = 600;

    @Test
    void everyAcknowledgedWriteIsThereOnce() throws Exception {
        Round round = new Round(RestAssured.baseURI + ":" + RestAssured.port, Outage.none());
        round.prepare();
        AtomicInteger steps = new AtomicInteger(STEPS);
        round.run(PEOPLE, () -> steps.getAndDecrement() > 0);
        assertEquals(List.of(), Invariants.breaches(dataSource, round, PEOPLE));
        assertEquals(List.of(), round.retold(10), "first answers");
        assertTrue(round.answers.containsKey("APPROVE 200"), "nobody approved: " + round.answers);
        assertTrue(round.chainIsWhole());
    }
}
