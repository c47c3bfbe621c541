package vn.tiendo06.peer;

import java.util.List;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a caller sees. */
public record Reach(List<String> units, List<String> localities) {

    static Reach of(Jwt token) {
        return new Reach(texts(token, "units"), texts(token, "localities"));
    }

    private static List<String> texts(Jwt token, String claim) {
        List<String> texts = token.getClaimAsStringList(claim);
        return texts == null ? List.of() : texts;
    }
}
