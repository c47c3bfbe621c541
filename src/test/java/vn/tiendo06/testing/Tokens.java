package vn.tiendo06.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Real tokens for the tests, signed with the test issuer's key. */
public final class Tokens {

    public static final String ISSUER = "https://issuer.test/realms/tiendo06";
    public static final String AUDIENCE = "tiendo06";

    private Tokens() {}

    /** A reporter of the given units. */
    public static String reporter(String... units) {
        return token("reporter-" + String.join("-", units), Set.of("reporter"), Arrays.asList(units), List.of());
    }

    /** Another person of the same unit. */
    public static String colleague(String... units) {
        return token("colleague-" + String.join("-", units), Set.of("reporter"), Arrays.asList(units), List.of());
    }

    /** The head of a unit, who confirms what it reports. */
    public static String head(String unit) {
        return token("head-" + unit, Set.of("reviewer"), List.of(unit), List.of());
    }

    /** An account with one role in the given localities. */
    public static String of(String role, String... localities) {
        return token(role + "-" + String.join("-", localities), Set.of(role), List.of(), Arrays.asList(localities));
    }

    public static String token(String subject, Set<String> roles, List<String> units, List<String> localities) {
        JwtClaimsBuilder claims = claims(subject, roles);
        if (!units.isEmpty()) {
            claims.claim("units", units);
        }
        if (!localities.isEmpty()) {
            claims.claim("localities", localities);
        }
        return sign(claims);
    }

    /** Claims of a token that is valid as it stands; tests change what they want to see refused. */
    public static JwtClaimsBuilder claims(String subject, Set<String> roles) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("name", "Tên " + subject)
                .groups(roles)
                .issuedAt(Instant.now())
                .expiresIn(Duration.ofHours(1));
    }

    public static String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId("1").sign("privateKey.jwk");
    }
}
