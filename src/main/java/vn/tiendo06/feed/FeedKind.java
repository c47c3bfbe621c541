package vn.tiendo06.feed;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of objects whose changes are passed on. What is not named here is not: memberships, reminders and comments are
 * not for copies, nor are webhooks.
 */
enum FeedKind {
    LOCALITY("locality", Audience.EVERYBODY, "/api/v1/localities/%s"),
    HOLIDAY("holiday", Audience.EVERYBODY, null),
    UNIT("unit", Audience.UNITS, "/api/v1/units/%s"),
    PLAN("plan", Audience.PLAN, "/api/v1/plans/%s"),
    TARGET("target", Audience.PLAN, "/api/v1/targets/%s"),
    TASK("task", Audience.PLAN, "/api/v1/tasks/%s"),
    STATUS_THRESHOLDS("status-thresholds", Audience.PLAN, "/api/v1/plans/%s/status-thresholds"),
    REGIME("regime", Audience.PLAN, null),
    EXEMPTION("exemption", Audience.PLAN, null),
    LOCK_EXCEPTION("lock-exception", Audience.PLAN, "/api/v1/lock-exceptions/%s"),
    SUBMISSION("submission", Audience.SUBMISSION, "/api/v1/submissions/%s");

    private final String code;
    private final Audience audience;
    private final String path;

    FeedKind(String code, Audience audience, String path) {
        this.code = code;
        this.audience = audience;
        this.path = path;
    }

    /** As changes name it. */
    String code() {
        return code;
    }

    Audience audience() {
        return audience;
    }

    /** The object's own address, null where it has none. */
    String href(String objectId) {
        return path == null ? null : path.formatted(objectId);
    }

    static Optional<FeedKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
