package vn.tiendo06.bench.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tiendo06.testing.Tokens;

/** Who calls: each role at home, in its neighbourhood and abroad, several roles at once, and nobody. */
final class Callers {

    private static final Duration FRESH = Duration.ofMinutes(20);
    private static final Set<String> ROLES =
            Set.of("viewer", "reporter", "reviewer", "administrator", "auditor", "integrator");

    private record Claims(Set<String> roles, List<String> units, List<String> localities) {}

    private final Map<String, Claims> claims = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private Instant made = Instant.EPOCH;

    Callers() {
        one("viewer", "viewer", List.of(), List.of("10816"));
        one("police", "reporter", List.of("10816.CA"), List.of());
        one("culture", "reporter", List.of("10816.VH"), List.of());
        one("centre", "reporter", List.of("10816.TTHCC"), List.of());
        one("reviewer", "reviewer", List.of(), List.of("10816"));
        one("head", "reviewer", List.of("10816.CA"), List.of());
        one("admin", "administrator", List.of(), List.of("10816"));
        one("admin-city", "administrator", List.of(), List.of("31"));
        one("admin-nation", "administrator", List.of(), List.of("VN"));
        one("auditor", "auditor", List.of(), List.of("VN"));
        one("portal", "integrator", List.of(), List.of("10816"));
        one("portal-city", "integrator", List.of(), List.of("31"));
        one("stranger", "viewer", List.of("01.CA"), List.of("01"));
        one("admin-abroad", "administrator", List.of(), List.of("01"));
        one("reporter-abroad", "reporter", List.of("31901.CA"), List.of());
        one("without-scope", "reporter", List.of(), List.of());
        claims.put("everything", new Claims(ROLES, List.of("10816.CA"), List.of("VN")));
        claims.put("no-role", new Claims(Set.of("offline_access"), List.of(), List.of("VN")));
        claims.put("odd-scope", new Claims(Set.of("viewer"), List.of("\u0000", "' or 1=1"), List.of("%", "")));
    }

    private void one(String name, String role, List<String> units, List<String> localities) {
        claims.put(name, new Claims(Set.of(role), units, localities));
    }

    List<String> names() {
        return new ArrayList<>(claims.keySet());
    }

    synchronized String token(String name) {
        if (made.isBefore(Instant.now().minus(FRESH))) {
            claims.forEach((key, value) ->
                    tokens.put(key, Tokens.token("fuzz-" + key, value.roles(), value.units(), value.localities())));
            made = Instant.now();
        }
        return tokens.get(name);
    }
}
