package vn.tiendo06.startup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the packaged application refuses to start with, unless an operator accepts it by its code. */
enum Risk {
    MISSING("is required", false),
    UNKNOWN_RISK("names a risk that does not exist", false),
    ISSUER_IN_CLEAR("must be https: who can change the issuer's keys on the way signs in as anybody"),
    ISSUER_UNVERIFIED("must verify the certificate of the issuer"),
    ISSUER_ANY("must name the issuer: tokens of any other would be taken"),
    AUDIENCE_MISSING("must be set: tokens made for other systems would be taken"),
    SIGN_IN_OFF("must not switch sign-in off"),
    TOKEN_GRACE("must not take tokens more than 60 seconds after their expiry"),
    DATABASE_IN_CLEAR(
            "must ask for TLS with a verified certificate (sslmode=verify-full or verify-ca) from a host that is not this one"),
    DATABASE_SUPERUSER("must not be a superuser: it could rewrite the audit trail"),
    WEAK_SECRET("must not be a default, the user's name or shorter than 12 characters"),
    MIGRATES_AT_START("must be false: run the argument `migrate` once before the rollout"),
    CORS_OPEN("must name each origin, by https: no wildcard, no expression"),
    SWAGGER_UI_OPEN("must not be in a production build"),
    FORGEABLE_ADDRESS("must come with quarkus.http.proxy.trusted-proxies: any client could forge its address"),
    OPEN_ENDPOINTS("must be true: an endpoint that names no permission would answer anybody"),
    MAIL_IN_CLEAR("must be REQUIRED, or quarkus.mailer.tls true: reminders name people and their reports"),
    MAIL_UNVERIFIED("must not trust any certificate"),
    MAIL_SENDER("must be an address of the operator's own"),
    LINK_IN_CLEAR("must be https: it is the link that mails lead to"),
    STORE_IN_CLEAR("must be https: evidence would be read on the way"),
    DEVELOPMENT_PROFILE("must be prod"),
    DEVELOPMENT_LEFTOVER("is for development only"),
    DEBUGGER("lets anyone who reaches its port run code"),
    VERBOSE_LOGS("would write personal data or tokens to the log");

    private final String reason;
    private final boolean acceptable;

    Risk(String reason) {
        this(reason, true);
    }

    Risk(String reason, boolean acceptable) {
        this.reason = reason;
        this.acceptable = acceptable;
    }

    String reason() {
        return reason;
    }

    boolean isAcceptable() {
        return acceptable;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Risk> ofCode(String code) {
        return Arrays.stream(values())
                .filter(risk -> risk.code().equals(code.strip()))
                .findFirst();
    }
}
