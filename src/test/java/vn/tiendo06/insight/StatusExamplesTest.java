package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiendo06.plan.Baseline;
import vn.tiendo06.plan.Comparator;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.Recurrence;
import vn.tiendo06.plan.Schedule;
import vn.tiendo06.plan.ScheduleKind;
import vn.tiendo06.plan.Trajectory;

/** The worked examples of docs/status.md, row by row. */
class StatusExamplesTest {

    private static final Pattern SUBJECT = Pattern.compile("^(?:Target|Task): `([^`]+)`");

    record Example(String subject, List<String> row) {}

    static Stream<Example> targets() throws IOException {
        return examples("| period ends | day | figure | expected | status | rule |", 30);
    }

    static Stream<Example> datedTasks() throws IOException {
        return examples("| reached in the periods ending | day | status | rule | due |", 15);
    }

    static Stream<Example> recurringTasks() throws IOException {
        return examples("| last period due | its report | another open until | day | status | rule |", 5);
    }

    private static Stream<Example> examples(String header, int atLeast) throws IOException {
        List<Example> examples = new ArrayList<>();
        String target = null;
        boolean inTable = false;
        for (String line : Files.readAllLines(Path.of("docs/status.md"))) {
            Matcher stated = SUBJECT.matcher(line);
            if (stated.find()) {
                target = stated.group(1);
            }
            if (line.startsWith("|")) {
                if (inTable && !line.startsWith("|---")) {
                    examples.add(new Example(
                            target,
                            Arrays.stream(line.substring(1).split("\\|"))
                                    .map(String::strip)
                                    .toList()));
                }
                inTable |= line.equals(header);
            } else {
                inTable = false;
            }
        }
        assertTrue(examples.size() >= atLeast, "the document has lost its examples: " + examples.size());
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void targetHolds(Example example) {
        List<String> row = example.row();
        Verdict verdict = new TargetRule(TargetRuleTest.thresholds("0.9"))
                .judge(target(example.subject(), row.get(0), row.get(2)), LocalDate.parse(row.get(1)));
        assertEquals(
                row.subList(3, 6),
                List.of(
                        verdict.expected() == null ? "-" : verdict.expected().toPlainString(),
                        verdict.status().name(),
                        verdict.rule()));
    }

    @ParameterizedTest
    @MethodSource("datedTasks")
    void datedTaskHolds(Example example) {
        List<String> row = example.row();
        String[] parts = example.subject().split("; ");
        String[] schedule = parts[0].split(" ");
        TaskVerdict verdict = judged(
                new TaskInputs(
                        "p.NV.I.1",
                        "I",
                        new Schedule(ScheduleKind.valueOf(schedule[0]), days(schedule, 1), null, null, null),
                        document(parts),
                        word(parts, "reported") == null ? null : report(word(parts, "reported")),
                        row.get(0).equals("-")
                                ? List.of()
                                : TaskRuleTest.reached(days(row.get(0).split(" "), 0)),
                        null,
                        false,
                        null,
                        null),
                row.get(1));
        assertEquals(
                row.subList(2, 5),
                List.of(
                        verdict.status().name(),
                        verdict.rule(),
                        verdict.dueOn() == null ? "-" : verdict.dueOn().toString()));
    }

    @ParameterizedTest
    @MethodSource("recurringTasks")
    void recurringTaskHolds(Example example) {
        List<String> row = example.row();
        String[] parts = example.subject().split("; ");
        TaskVerdict verdict = judged(
                new TaskInputs(
                        "p.NV.II.5",
                        "II",
                        new Schedule(
                                ScheduleKind.RECURRING,
                                List.of(),
                                Recurrence.valueOf(parts[0].split(" ")[1]),
                                null,
                                null),
                        document(parts),
                        null,
                        List.of(),
                        row.get(0).equals("-") ? null : row.get(0),
                        row.get(1).equals("approved"),
                        row.get(2).equals("-") ? null : LocalDate.parse(row.get(2)),
                        null),
                row.get(3));
        assertEquals(row.subList(4, 6), List.of(verdict.status().name(), verdict.rule()));
    }

    private static TaskVerdict judged(TaskInputs task, String day) {
        return new TaskRule(TargetRuleTest.thresholds("0.9")).judge(task, LocalDate.parse(day));
    }

    private static List<LocalDate> days(String[] words, int from) {
        return Arrays.stream(words).skip(from).map(LocalDate::parse).toList();
    }

    // "document of 2026-11-20: 2027-06-30": its date, since which reports count, and the day it gives.
    private static TaskInputs.Trigger document(String[] parts) {
        String text = word(parts, "document of");
        if (text == null) {
            return null;
        }
        String[] words = text.split(": ");
        return TaskRuleTest.document(LocalDate.parse(words[1]), LocalDate.parse(words[0]));
    }

    private static String word(String[] parts, String key) {
        return Arrays.stream(parts)
                .filter(part -> part.startsWith(key + " "))
                .map(part -> part.substring(key.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private static TaskReport report(String state) {
        return new TaskReport(
                state,
                BigDecimal.TEN,
                null,
                "2026-11",
                LocalDate.of(2026, 11, 14),
                "10816.CA",
                new UUID(0, 1),
                Instant.parse("2026-11-16T05:00:00Z"));
    }

    private static TargetInputs target(String text, String periodEnds, String figure) {
        String[] parts = text.split("; ");
        String[] kind = parts[0].split(" ");
        Baseline baseline = null;
        List<MilestoneView> milestones = new ArrayList<>();
        for (String part : Arrays.copyOfRange(parts, 1, parts.length)) {
            String[] words = part.split(" ");
            if (words[0].equals("baseline")) {
                baseline = new Baseline(
                        Integer.parseInt(words[1]), words.length > 2 ? new BigDecimal(words[2]) : null, null);
            } else {
                milestones.add(new MilestoneView(
                        Integer.parseInt(words[0]),
                        Comparator.valueOf(words[1]),
                        new BigDecimal(words[2]),
                        null,
                        null));
            }
        }
        return new TargetInputs(
                "p.MT.I.1",
                "I",
                2026,
                Direction.valueOf(kind[0]),
                Trajectory.valueOf(kind[1]),
                milestones,
                baseline,
                new ReportedFigure(
                        new BigDecimal(figure),
                        "-",
                        LocalDate.parse(periodEnds),
                        "10816.CA",
                        new UUID(0, 1),
                        Instant.EPOCH),
                null);
    }
}
