package vn.tiendo06.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state with every action: what the table allows, and nothing else. */
class WorkflowTest {

    // Written by hand from the rules, not from the code: state action → state permission guards.
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("null CREATE", "DRAFT submission:write [UNLOCKED]"),
            Map.entry("DRAFT EDIT", "DRAFT submission:write [UNLOCKED]"),
            Map.entry("RETURNED EDIT", "RETURNED submission:write [UNLOCKED]"),
            Map.entry("DRAFT SUBMIT", "SUBMITTED submission:write [COMPLETE, UNLOCKED]"),
            Map.entry("null SUBMIT", "SUBMITTED submission:write [COMPLETE, UNLOCKED]"),
            Map.entry("RETURNED SUBMIT", "SUBMITTED submission:write [COMPLETE, UNLOCKED]"),
            Map.entry("SUBMITTED CONFIRM", "CONFIRMED submission:review [OTHER_PERSON, UNIT_HEAD]"),
            Map.entry("SUBMITTED APPROVE", "APPROVED submission:review [OFFICE, ONE_STEP, OTHER_PERSON]"),
            Map.entry("CONFIRMED APPROVE", "APPROVED submission:review [OFFICE, OTHER_PERSON]"),
            Map.entry("SUBMITTED RETURN", "RETURNED submission:review [OTHER_PERSON, REASON]"),
            Map.entry("CONFIRMED RETURN", "RETURNED submission:review [OFFICE, OTHER_PERSON, REASON]"),
            Map.entry("DRAFT WITHDRAW", "WITHDRAWN submission:write []"),
            Map.entry("SUBMITTED WITHDRAW", "WITHDRAWN submission:write [UNLOCKED]"),
            Map.entry("APPROVED CORRECT", "DRAFT submission:write [UNLOCKED]"),
            Map.entry("APPROVED REOPEN", "DRAFT submission:reopen [REASON]"),
            Map.entry("APPROVED SUPERSEDE", "SUPERSEDED null []"));

    @TestFactory
    Iterable<DynamicTest> everyPair() {
        return Stream.concat(Stream.of((SubmissionState) null), Arrays.stream(SubmissionState.values()))
                .flatMap(state -> Arrays.stream(SubmissionAction.values())
                        .map(action -> DynamicTest.dynamicTest(
                                state + " " + action,
                                () -> assertEquals(
                                        Optional.ofNullable(ALLOWED.get(state + " " + action)),
                                        Workflow.edge(state, action)
                                                .map(edge -> edge.to() + " " + edge.permission() + " "
                                                        + new TreeSet<>(names(edge)))))))
                .toList();
    }

    private static List<String> names(Workflow.Edge edge) {
        return edge.guards().stream().map(Enum::name).toList();
    }

    @Test
    void noPairIsListedTwice() {
        assertEquals(
                ALLOWED.keySet(),
                Workflow.EDGES.stream()
                        .map(edge -> edge.from() + " " + edge.action())
                        .collect(Collectors.toSet()));
        assertEquals(ALLOWED.size(), Workflow.EDGES.size());
    }
}
