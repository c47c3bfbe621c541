package vn.tiendo06.startup;

import java.util.Objects;
import java.util.stream.Stream;

/** A failure and what it came of. */
final class Causes {

    // Whoever makes a cause of itself ends here.
    private static final int MAX_DEPTH = 20;

    private Causes() {}

    static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MAX_DEPTH);
    }
}
