package vn.tiendo06.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;

/** The feed passed on to a sink. */
@QuarkusTest
class FeedForwarderTest extends ApiTest {

    @Inject
    FeedForwarder forwarder;

    /** Keeps what it is given, and fails when told to. */
    private static final class Keeping implements ChangeSink {

        private final List<String> types = new ArrayList<>();
        private boolean fails;

        @Override
        public void send(List<ChangeView> changes) {
            changes.forEach(change -> types.add(change.type()));
            if (fails) {
                throw new IllegalStateException("not taken");
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static final List<String> CHANGES = List.of("unit.create", "submission.approve");

    @Test
    void whatIsNotTakenIsPassedOnAgain() {
        Prepared.unit();
        Prepared.approved();
        Keeping sink = new Keeping();
        sink.fails = true;
        assertThrows(IllegalStateException.class, () -> forwarder.forward(sink));
        sink.fails = false;
        sink.types.clear();
        assertFalse(forwarder.forward(sink));
        assertEquals(CHANGES, sink.types, "what is not approved is not passed on");
        assertFalse(forwarder.forward(sink));
        assertEquals(CHANGES, sink.types);
    }

    @Test
    void aPlaceThatIsNoLongerKeptBeginsWithTheEarliest() throws Exception {
        Prepared.unit();
        Keeping sink = new Keeping();
        forwarder.forward(sink);
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update feed_sink set epoch = '00000000'");
        }
        forwarder.forward(sink);
        assertEquals(List.of("unit.create", "unit.create"), sink.types);
    }
}
