package vn.tiendo06.kernel.access;

/** Names of what a caller may do, for {@code @PermissionsAllowed}; {@link Role} says who may do it. */
public final class Permission {

    public static final String LOCALITY_READ = "locality:read";
    public static final String LOCALITY_WRITE = "locality:write";
    public static final String UNIT_READ = "unit:read";
    public static final String UNIT_WRITE = "unit:write";
    public static final String PLAN_READ = "plan:read";
    public static final String PLAN_LOAD = "plan:load";
    public static final String PLAN_ASSIGN = "plan:assign";
    public static final String PERIOD_READ = "period:read";
    public static final String SUBMISSION_READ = "submission:read";
    public static final String SUBMISSION_READ_UNAPPROVED = "submission:read-unapproved";
    public static final String SUBMISSION_WRITE = "submission:write";
    public static final String SUBMISSION_REVIEW = "submission:review";
    public static final String SUBMISSION_REOPEN = "submission:reopen";
    public static final String SUBMISSION_COMMENT = "submission:comment";
    public static final String LOCK_WRITE = "lock:write";
    public static final String REMINDER_OWN = "reminder:own";
    public static final String OBLIGATION_READ = "obligation:read";
    public static final String EXEMPTION_WRITE = "obligation:exempt";
    public static final String REGIME_WRITE = "regime:write";
    public static final String HOLIDAY_WRITE = "holiday:write";
    public static final String INSIGHT_READ = "insight:read";
    public static final String MEMBERSHIP_READ = "membership:read";
    public static final String MEMBERSHIP_WRITE = "membership:write";
    public static final String AUDIT_READ = "audit:read";
    public static final String CHANGES_READ = "changes:read";
    public static final String WEBHOOK_READ = "webhook:read";
    public static final String WEBHOOK_WRITE = "webhook:write";
    public static final String WEBHOOK_OF_OTHERS = "webhook:of-others";

    private Permission() {}
}
