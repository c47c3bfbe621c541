package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two replicas behind nginx on one PostgreSQL, people at work through nginx all the time, and one fault after the other:
 * what clients see of it, how long until all is well, and that nothing acknowledged is lost or doubled. {@code -Dfaults}
 * chooses some of them.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
public class FaultsScenario {

    private static final List<Fault> FAULTS = List.of(
            new JobsFault(),
            new ReplicaKillFault(),
            new DatabaseStopFault(),
            new FailoverFault(),
            new IssuerFault(),
            new DiskFullFault(false),
            new DiskFullFault(true),
            new ClockFault(),
            new ConnectionsFault());

    private static final List<List<Object>> ROWS = new ArrayList<>();

    static Stream<Named<Fault>> chosen() {
        List<String> names = Arrays.stream(System.getProperty("faults", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        List<String> unknown = names.stream()
                .filter(name -> FAULTS.stream().noneMatch(fault -> fault.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("No such fault " + unknown + "; there are "
                    + FAULTS.stream().map(Fault::name).toList());
        }
        return FAULTS.stream()
                .filter(fault -> names.isEmpty() || names.contains(fault.name()))
                .map(fault -> Named.of(fault.name(), fault));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chosen")
    void nothingAcknowledgedIsLostOrDoubled(Fault fault) throws Exception {
        Fault.Outcome outcome = fault.strike();
        ROWS.add(outcome.row());
        Report.tell(outcome.row());
        assertEquals(List.of(), outcome.wrong());
    }

    @AfterAll
    static void report() throws Exception {
        new Report("Faults")
                .line("%d people at work through nginx, two replicas.", Replicas.PEOPLE)
                .table(
                        List.of(
                                "fault",
                                "before it",
                                "failures seen by clients",
                                "until the last one",
                                "acknowledged writes",
                                "lost, doubled or wrong",
                                "more"),
                        ROWS)
                .write();
    }
}
