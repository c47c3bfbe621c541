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
import vn.tiendo06.plan.Trajectory;

/** The worked examples of docs/status.md, row by row. */
class StatusExamplesTest {

    private static final Pattern TARGET = Pattern.compile("^Target: `([^`]+)`");
    private static final String HEADER = "| period ends | day | figure | expected | status | rule |";

    record Example(String target, List<String> row) {}

    static Stream<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        String target = null;
        boolean inTable = false;
        for (String line : Files.readAllLines(Path.of("docs/status.md"))) {
            Matcher stated = TARGET.matcher(line);
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
                inTable |= line.equals(HEADER);
            } else {
                inTable = false;
            }
        }
        assertTrue(examples.size() >= 30, "the document has lost its examples: " + examples.size());
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void holds(Example example) {
        List<String> row = example.row();
        Verdict verdict = new TargetRule(TargetRuleTest.thresholds("0.9"))
                .judge(target(example.target(), row.get(0), row.get(2)), LocalDate.parse(row.get(1)));
        assertEquals(
                row.subList(3, 6),
                List.of(
                        verdict.expected() == null ? "-" : verdict.expected().toPlainString(),
                        verdict.status().name(),
                        verdict.rule()));
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
