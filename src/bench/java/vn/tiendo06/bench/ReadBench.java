package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/**
 * How fast are the reads, beside the same SQL by pgbench and the same reads by Spring? In turns, A B then B A, so that
 * what else happens on the machine falls on all; a ratio is the median of the turns' ratios.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ReadBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 4);
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 4));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 40));
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 32);
    private static final int COMPARED = 16;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void measuresTheReads() throws Exception {
        TestIssuer issuer = new TestIssuer();
        String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
        try (BenchServer server = BenchServer.open();
                Load load = new Load(CONNECTIONS)) {
            DataSet data = DataSet.named(server);
            List<Question> questions = new Questions(data).all();
            try (RunningApplication application = new RunningApplication(data.url(), issuerUrl, DataSet.SETTINGS);
                    RunningApplication peer = RunningApplication.peer(data.url(), issuerUrl, DataSet.SETTINGS)) {
                application.start();
                // By then the data set is migrated, which takes more than one connection.
                PgBench pgbench = new PgBench(data, questions, issuerUrl);
                peer.start();
                sameAnswers(questions, application, peer);
                Runner own = new Runner(load, application);
                Runner other = new Runner(load, peer);
                for (Question question : questions) {
                    own.saturate(question, WARM_UP);
                    if (question.peer()) {
                        other.saturate(question, WARM_UP);
                    }
                }
                saturated(data, questions, own, other, pgbench);
                atRates(data, questions, own, other);
            }
        } finally {
            issuer.stop();
        }
    }

    // Otherwise it would be something else that is compared.
    private static void sameAnswers(List<Question> questions, RunningApplication one, RunningApplication other)
            throws Exception {
        for (Question question : questions) {
            if (question.peer()) {
                for (Load.Call call : question.some(COMPARED)) {
                    assertEquals(
                            JSON.readTree(Answers.of(one, call)), JSON.readTree(Answers.of(other, call)), call.path());
                }
            }
        }
    }

    /** An application under load. */
    private record Runner(Load load, RunningApplication application) {

        /** @param processor milliseconds of processor time a call */
        record Turn(Load.Result result, double processor) {}

        Turn saturate(Question question, Duration time) throws Exception {
            Duration before = Machine.processorTime(application.pid());
            Load.Result result =
                    load.saturate(application.base(), question.calls(), time).allGood();
            Duration taken = Machine.processorTime(application.pid()).minus(before);
            return new Turn(result, taken.toNanos() / 1e6 / result.good());
        }

        Load.Result atRate(Question question, Duration time) throws Exception {
            return load.atRate(application.base(), question.calls(), question.perSecond(), time)
                    .allGood();
        }
    }

    private static void saturated(DataSet data, List<Question> questions, Runner own, Runner other, PgBench pgbench)
            throws Exception {
        Report report = new Report("Reads at saturation")
                .line(
                        "Database %s, %d connections, %d turns of %d s, medians; pgbench with the same SQL.",
                        data.database(), CONNECTIONS, ROUNDS, TURN.toSeconds());
        List<List<Object>> rows = new ArrayList<>();
        for (Question question : questions) {
            List<Runner.Turn> turns = new ArrayList<>();
            List<Runner.Turn> others = new ArrayList<>();
            List<Double> limits = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                if (round % 2 == 0) {
                    turns.add(own.saturate(question, TURN));
                }
                if (question.peer()) {
                    others.add(other.saturate(question, TURN));
                }
                if (round % 2 == 1) {
                    turns.add(own.saturate(question, TURN));
                }
                limits.add(pgbench.perSecond(question, (int) TURN.toSeconds()));
            }
            rows.add(List.of(
                    question.name(),
                    Machine.median(turns, turn -> turn.result().perSecond()),
                    Machine.median(others, turn -> turn.result().perSecond()),
                    Machine.median(limits, limit -> limit),
                    ratio(
                            turns,
                            others.stream()
                                    .map(turn -> turn.result().perSecond())
                                    .toList()),
                    ratio(turns, limits),
                    Machine.median(turns, turn -> turn.result().p99()),
                    Machine.median(others, turn -> turn.result().p99()),
                    Machine.median(turns, Runner.Turn::processor),
                    Machine.median(others, Runner.Turn::processor)));
            Report.tell(rows.getLast());
        }
        report.table(
                        List.of(
                                "read",
                                "calls/s",
                                "Spring calls/s",
                                "pgbench/s",
                                "to Spring",
                                "to pgbench",
                                "p99 ms",
                                "Spring p99 ms",
                                "CPU ms a call",
                                "Spring CPU ms"),
                        rows)
                .write();
    }

    private static void atRates(DataSet data, List<Question> questions, Runner own, Runner other) throws Exception {
        Duration time = TURN.multipliedBy(2);
        Report report = new Report("Reads at fixed rates")
                .line(
                        "Database %s, %d turns of %d s, medians; latency from the instant a call was to be sent.",
                        data.database(), ROUNDS, time.toSeconds());
        List<List<Object>> rows = new ArrayList<>();
        for (Question question : questions) {
            List<Load.Result> results = new ArrayList<>();
            List<Load.Result> others = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                results.add(own.atRate(question, time));
                if (question.peer()) {
                    others.add(other.atRate(question, time));
                }
            }
            rows.add(List.of(
                    question.name(),
                    question.perSecond(),
                    Machine.median(results, Load.Result::p50),
                    Machine.median(results, Load.Result::p99),
                    Machine.median(others, Load.Result::p50),
                    Machine.median(others, Load.Result::p99)));
            Report.tell(rows.getLast());
        }
        report.table(List.of("read", "calls/s", "p50 ms", "p99 ms", "Spring p50 ms", "Spring p99 ms"), rows)
                .write();
    }

    private static double ratio(List<Runner.Turn> turns, List<Double> others) {
        double[] ratios = new double[others.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = turns.get(i).result().perSecond() / others.get(i);
        }
        return Machine.median(ratios);
    }
}
