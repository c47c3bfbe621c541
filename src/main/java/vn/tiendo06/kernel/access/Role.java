package vn.tiendo06.kernel.access;

import static vn.tiendo06.kernel.access.Permission.*;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The roles a token or a membership gives, and the one table of what each may do. */
public enum Role {
    /** Reads approved figures. */
    VIEWER(),
    /** Reports for its units. */
    REPORTER(SUBMISSION_READ_UNAPPROVED, SUBMISSION_WRITE, SUBMISSION_COMMENT),
    /**
     * Approves or returns what the units of its localities submitted; with units in its scope, confirms as their head where
     * the plan asks for it.
     */
    REVIEWER(SUBMISSION_READ_UNAPPROVED, SUBMISSION_REVIEW, SUBMISSION_COMMENT),
    /** Loads plans and keeps memberships; neither reports nor approves. */
    ADMINISTRATOR(
            SUBMISSION_READ_UNAPPROVED,
            SUBMISSION_REOPEN,
            SUBMISSION_COMMENT,
            LOCK_WRITE,
            LOCALITY_WRITE,
            UNIT_WRITE,
            PLAN_LOAD,
            PLAN_ASSIGN,
            EXEMPTION_WRITE,
            REGIME_WRITE,
            HOLIDAY_WRITE,
            MEMBERSHIP_READ,
            MEMBERSHIP_WRITE,
            AUDIT_READ,
            WEBHOOK_READ,
            WEBHOOK_WRITE,
            WEBHOOK_OF_OTHERS),
    /** Reads everything, changes nothing. */
    AUDITOR(SUBMISSION_READ_UNAPPROVED, MEMBERSHIP_READ, AUDIT_READ, WEBHOOK_READ, WEBHOOK_OF_OTHERS),
    /** A portal or platform: reads approved figures by machine, or has them sent. */
    INTEGRATOR(WEBHOOK_READ, WEBHOOK_WRITE);

    private final Set<String> permissions;

    Role(String... own) {
        Stream<String> ofEveryRole = Stream.of(
                LOCALITY_READ,
                UNIT_READ,
                PLAN_READ,
                PERIOD_READ,
                SUBMISSION_READ,
                OBLIGATION_READ,
                INSIGHT_READ,
                REMINDER_OWN,
                CHANGES_READ);
        this.permissions = Stream.concat(ofEveryRole, Arrays.stream(own)).collect(Collectors.toUnmodifiableSet());
    }

    /** What the role may do: names of {@link Permission}. */
    public Set<String> permissions() {
        return permissions;
    }

    /** As tokens spell it, for example {@code reporter}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a code; tokens carry other systems' roles too, which mean nothing here. */
    static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
