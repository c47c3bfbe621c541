package vn.tiendo06.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state with every action: what the table allows, and nothing else. */
class WorkflowTest {

    // Written by hand from the rules, not from the code: state action → state permission guard.
    private static final Map<String, String> ALLOWED = Map.of(
            "DRAFT EDIT", "DRAFT submission:write NONE",
            "RETURNED EDIT", "RETURNED submission:write NONE",
            "DRAFT SUBMIT", "SUBMITTED submission:write COMPLETE",
            "RETURNED SUBMIT", "SUBMITTED submission:write COMPLETE",
            "SUBMITTED APPROVE", "APPROVED submission:review OTHER_PERSON",
            "SUBMITTED RETURN", "RETURNED submission:review OTHER_PERSON",
            "DRAFT WITHDRAW", "WITHDRAWN submission:write NONE",
            "SUBMITTED WITHDRAW", "WITHDRAWN submission:write NONE",
            "APPROVED SUPERSEDE", "SUPERSEDED null NONE");

    @TestFactory
    Iterable<DynamicTest> everyPair() {
        return Arrays.stream(SubmissionState.values())
                .flatMap(state -> Arrays.stream(SubmissionAction.values())
                        .map(action -> DynamicTest.dynamicTest(
                                state + " " + action,
                                () -> assertEquals(
                                        Optional.ofNullable(ALLOWED.get(state + " " + action)),
                                        Workflow.edge(state, action)
                                                .map(edge ->
                                                        edge.to() + " " + edge.permission() + " " + edge.guard())))))
                .toList();
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
