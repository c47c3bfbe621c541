package vn.tiendo06.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Something that goes wrong while people work, and what came of it. */
interface Fault {

    /** By which {@code -Dfaults} chooses it. */
    String name();

    /** Has it happen. */
    Outcome strike() throws Exception;

    /**
     * What clients saw.
     *
     * @param what that happened
     * @param normal how fast it went before
     * @param failures by status
     * @param recovered from the fault, or its end where it has one, to the last failure
     * @param acknowledged writes that were answered with success
     * @param wrong what was lost, doubled or otherwise not as promised: must be empty
     * @param more figures of its own
     */
    record Outcome(
            String what,
            String normal,
            Map<String, Long> failures,
            Duration recovered,
            int acknowledged,
            List<String> wrong,
            String more) {

        List<Object> row() {
            return List.of(
                    what,
                    normal,
                    failures.isEmpty() ? "none" : failures.toString(),
                    "%.1f s".formatted(recovered.toMillis() / 1000.0),
                    acknowledged,
                    wrong.size(),
                    more);
        }
    }
}
