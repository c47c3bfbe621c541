package vn.tiendo06.publication;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which programmes ask for a bulletin on administrative procedures, and which indicators it tells: data, not code. */
@ApplicationScoped
class BulletinRules {

    private static final String RESOURCE = "bulletins.json";

    /**
     * What a programme asks for.
     *
     * @param task the row that asks for it
     */
    record Rule(String task, List<String> indicators) {}

    private final Map<String, Rule> rules;

    BulletinRules(ObjectMapper mapper) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE)) {
            rules = mapper.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    Optional<Rule> of(String programme) {
        return Optional.ofNullable(rules.get(programme));
    }
}
