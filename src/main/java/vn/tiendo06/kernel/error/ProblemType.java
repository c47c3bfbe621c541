package vn.tiendo06.kernel.error;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/**
 * Every kind of error the API answers with. The code is stable: clients may branch on it; titles and messages are for
 * people and come in Vietnamese or English.
 */
public enum ProblemType {
    INVALID_REQUEST(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    ALREADY_REPORTED(409),
    TRANSITION_NOT_ALLOWED(409),
    SELF_REVIEW(409),
    PERIOD_LOCKED(409),
    GONE(410),
    PRECONDITION_FAILED(412),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422),
    PLAN_REFUSED(422),
    BULK_REFUSED(422),
    PRECONDITION_REQUIRED(428),
    RATE_LIMITED(429),
    INTERNAL(500),
    UNAVAILABLE(503);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The stable code, for example {@code invalid-request}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem's {@code type} member (RFC 9457, section 3.1.1). */
    public URI uri() {
        return URI.create("urn:tiendo06:problem:" + code());
    }

    /** The general problem of a status that another layer chose. */
    static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? INVALID_REQUEST : INTERNAL);
    }

    /** An error of this kind that names no field. */
    public ApiException because(String detailCode, Object... args) {
        return new ApiException(this, detailCode, args);
    }
}
