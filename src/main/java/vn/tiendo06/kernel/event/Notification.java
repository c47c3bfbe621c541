package vn.tiendo06.kernel.event;

/**
 * An account is to be told something. Observers deliver it, in the transaction that says so: what fails is said again.
 *
 * @param issuer the account's issuer
 * @param subject the account's subject at that issuer
 * @param language {@code vi} or {@code en}
 * @param kind what it is, for example {@code digest}
 * @param content what is to be told
 */
public record Notification(String issuer, String subject, String language, String kind, Object content) {}
