package vn.tiendo06.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/**
 * Does one commune pay for the others? The same calls at one commune, a city's 114 and the country's 3,321, at a fixed rate;
 * in turns, up and down, so that what else happens on the machine falls on all three.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class GrowthBench {

    private static final List<String> SIZES = List.of("bench_1", "bench_114", "bench_3321");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 4);
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 8));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 20));
    private static final int CONNECTIONS = 16;

    @Test
    void measuresWhatTheOthersCost() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        List<Size> sizes = new ArrayList<>();
        try (BenchServer server = BenchServer.open();
                Load load = new Load(CONNECTIONS)) {
            for (String name : SIZES) {
                DataSet data = DataSet.of(server, name);
                Size size = new Size(
                        name,
                        new Questions(data).ofCommunes(),
                        new RunningApplication(data.url(), issuerUrl, DataSet.SETTINGS));
                sizes.add(size);
                size.application.start();
                for (Question question : size.questions) {
                    load.saturate(size.application.base(), question.calls(), WARM_UP)
                            .allGood();
                }
            }
            measure(load, sizes);
        } finally {
            for (Size size : sizes) {
                size.application.close();
            }
            issuer.stop();
        }
    }

    private record Size(String name, List<Question> questions, RunningApplication application) {}

    private static void measure(Load load, List<Size> sizes) throws Exception {
        Report report = new Report("Growth")
                .line(
                        "%d turns of %d s at a fixed rate, medians; the ratio is the median of the turns' ratios of p99.",
                        ROUNDS, TURN.toSeconds());
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < sizes.getFirst().questions().size(); i++) {
            Map<String, List<Load.Result>> results = new TreeMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Size size : round % 2 == 0 ? sizes : sizes.reversed()) {
                    Question question = size.questions().get(i);
                    results.computeIfAbsent(size.name(), name -> new ArrayList<>())
                            .add(load.atRate(size.application().base(), question.calls(), question.perSecond(), TURN)
                                    .allGood());
                }
            }
            rows.add(row(sizes.getFirst().questions().get(i), results));
        }
        report.table(
                        List.of(
                                "read",
                                "calls/s",
                                "p50 ms at 1",
                                "at 114",
                                "at 3,321",
                                "p99 ms at 1",
                                "at 114",
                                "at 3,321",
                                "p99 3,321 to 1"),
                        rows)
                .write();
    }

    private static List<Object> row(Question question, Map<String, List<Load.Result>> results) {
        List<Object> cells = new ArrayList<>(List.of(question.name(), question.perSecond()));
        for (String size : SIZES) {
            cells.add(Machine.median(results.get(size), Load.Result::p50));
        }
        for (String size : SIZES) {
            cells.add(Machine.median(results.get(size), Load.Result::p99));
        }
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = results.get(SIZES.getLast()).get(round).p99()
                    / results.get(SIZES.getFirst()).get(round).p99();
        }
        cells.add(Machine.median(ratios));
        return cells;
    }
}
