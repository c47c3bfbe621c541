package vn.tiendo06.feed;

import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of a call.
 *
 * @param status HTTP status, null where there was no answer
 * @param answer the beginning of the answer, or null
 * @param retryAfter how long the endpoint asks to be left alone, null where it does not
 */
public record Outcome(Kind kind, Integer status, int millis, String answer, Duration retryAfter) {

    private static final int GONE = 410;

    /** How far a call came. */
    @Schema(name = "WebhookOutcome")
    public enum Kind {
        ANSWERED,
        REFUSED_TARGET,
        UNKNOWN_HOST,
        TIMEOUT,
        CONNECTION
    }

    static Outcome none(Kind kind, int millis) {
        return new Outcome(kind, null, millis, null, null);
    }

    boolean isSuccess() {
        return status != null && status / 100 == 2;
    }

    boolean isGone() {
        return status != null && status == GONE;
    }
}
