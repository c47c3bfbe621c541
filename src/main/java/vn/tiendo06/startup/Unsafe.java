package vn.tiendo06.startup;

import java.util.Locale;

/** A setting with which the application does not start in production. Its value is never told: it may be a secret. */
record Unsafe(Risk risk, String property) {

    @Override
    public String toString() {
        return property + " (" + variable() + ") " + risk.reason() + " [" + risk.code() + "]";
    }

    private String variable() {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
