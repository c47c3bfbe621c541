package vn.tiendo06.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What a fresh database is given at the first start. */
@ConfigMapping(prefix = "tiendo06.startup")
public interface StartupSettings {

    /** Codes of the packaged plans to load where they are not loaded yet. */
    Optional<List<String>> plans();

    /** Years whose reporting periods are laid out. */
    @WithDefault("2025")
    int periodsFromYear();

    @WithDefault("2035")
    int periodsToYear();

    /** Account that administers the whole country until it has granted others; both or neither. */
    Optional<String> administratorIssuer();

    /** Subject of that account. */
    Optional<String> administratorSubject();

    /** Codes of the unsafe settings that the packaged application starts with all the same. */
    Optional<List<String>> acceptUnsafe();

    /** Whether the schema is migrated first, beside those who write; the argument {@code migrate} sets it. */
    @WithDefault("false")
    boolean migrates();
}
