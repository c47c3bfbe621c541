package vn.tiendo06.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.TestClock;

/** Notes what every reader is answered at the steps of a history, and asks for it again once all has changed. */
final class PastWatch extends ApiTest {

    private final Map<String, String> tokens;
    private final List<Question> questions = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    /** @param tokens of the readers by name */
    PastWatch(Map<String, String> tokens) {
        this.tokens = tokens;
    }

    private record Question(String reader, String address) {}

    private record Step(String name, Instant at, Map<String, JsonNode> answers) {}

    /** An address that some readers ask from now on; before, it answered 404. */
    void ask(String address, String... readers) {
        for (String reader : readers) {
            questions.add(new Question(reader, address));
        }
    }

    /** Notes all answers, then lets a minute pass. */
    void note(String step) {
        Instant at = TestClock.at();
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        questions.forEach(question -> answers.put(
                question.toString(), shown(as(tokens.get(question.reader())).get(question.address()))));
        steps.add(new Step(step, at, answers));
        TestClock.set(at.plusSeconds(60));
    }

    /** Asks every question as of every step, of the odd ones half a minute after it. */
    void assertUnchanged() {
        for (Step step : steps) {
            String asOf = step.at().plusSeconds(steps.indexOf(step) % 2 * 30).toString();
            questions.forEach(question -> assertEquals(
                    step.answers().getOrDefault(question.toString(), status(404)),
                    shown(as(tokens.get(question.reader()))
                            .queryParam("asOf", asOf)
                            .get(question.address())),
                    question + " as of: " + step.name()));
        }
    }

    /** How many different answers an address gave to any reader over the steps. */
    int variety(String address) {
        Set<String> seen = new TreeSet<>();
        steps.forEach(step -> step.answers().forEach((asked, answer) -> {
            if (asked.contains("address=" + address + "]")) {
                seen.add(answer.toString());
            }
        }));
        return seen.size();
    }

    private static JsonNode status(int code) {
        return Pages.parse("{\"status\": %d}".formatted(code));
    }

    // What may be done now is not told of the past; the instant itself is another in each question, and so is the place
    // of a next page.
    private static JsonNode shown(Response response) {
        if (response.statusCode() != 200) {
            return status(response.statusCode());
        }
        ObjectNode body = (ObjectNode) Pages.json(response);
        body.remove(List.of("allowedActions", "asOf", "asOfInstant"));
        if (body.hasNonNull("next")) {
            body.put("next", "there is one");
        }
        if (body.has("items")) {
            body.get("items").forEach(item -> ((ObjectNode) item).remove("allowedActions"));
        }
        return body;
    }
}
