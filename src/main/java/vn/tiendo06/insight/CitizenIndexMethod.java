package vn.tiendo06.insight;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which rows of a programme's plans the citizen index is made of: {@code citizen-index.json}.
 *
 * @param programme the programme whose plans it measures
 * @param components the indicators that are measured, section III of Appendix I
 * @param tasks codes of the tasks that feed it, Appendix II
 * @param enablers indicators that feed it and are not measured
 */
record CitizenIndexMethod(String programme, List<Component> components, List<String> tasks, List<String> enablers) {

    private static final String FILE = "citizen-index.json";

    /** An indicator and its share in the index. */
    record Component(String indicatorCode, BigDecimal weight) {}

    static CitizenIndexMethod packaged(ObjectMapper mapper) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return mapper.readValue(in, CitizenIndexMethod.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    Map<String, BigDecimal> weights() {
        return components.stream().collect(Collectors.toMap(Component::indicatorCode, Component::weight));
    }

    String[] indicators() {
        return components.stream().map(Component::indicatorCode).toArray(String[]::new);
    }
}
