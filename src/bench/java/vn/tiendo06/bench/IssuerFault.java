package vn.tiendo06.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.tiendo06.testing.Tokens;

/**
 * The issuer goes away: whose key is known works on, who comes with a new key is told to try again, and is let in soon
 * after the issuer is back.
 */
final class IssuerFault implements Fault {

    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BETWEEN_MILLIS = 500;

    /** So many in a row, of both replicas therefore. */
    private static final int SURE = 4;

    @Override
    public String name() {
        return "issuer";
    }

    @Override
    public Outcome strike() throws Exception {
        try (SwitchedIssuer issuer = new SwitchedIssuer();
                KillableDatabase database = new KillableDatabase();
                Replicas replicas = database.replicas(issuer)) {
            Api api = new Api(replicas.api());
            long begun = replicas.work(BEFORE);
            List<String> wrong = new ArrayList<>();
            long away = System.nanoTime();
            issuer.goAway();
            String newKey = issuer.tokenOfNewKey(
                    Tokens.claims("newcomer", Set.of("reporter")).claim("units", List.of("10816.CA")));
            Map<Integer, Integer> answers = new TreeMap<>();
            while (System.nanoTime() - away < AWAY.toNanos()) {
                HttpResponse<String> answer = api.get(newKey, "/submissions");
                answers.merge(answer.statusCode(), 1, Integer::sum);
                if (answer.statusCode() != 503
                        || answer.headers().firstValue("Retry-After").isEmpty()) {
                    wrong.add("a new key without the issuer: " + answer.statusCode() + " " + answer.body());
                }
                Thread.sleep(BETWEEN_MILLIS);
            }
            for (RunningApplication replica : List.of(replicas.one, replicas.two)) {
                int ready = ready(replica);
                if (ready != 200) {
                    wrong.add("readiness without the issuer: " + ready);
                }
            }
            Journal.Pace during = replicas.journal().pace(away, System.nanoTime());
            issuer.comeBack();
            long back = System.nanoTime();
            Map<Integer, Integer> afterwards = new TreeMap<>();
            long letIn = back;
            int inARow = 0;
            while (inARow < SURE) {
                int status = api.get(newKey, "/submissions").statusCode();
                afterwards.merge(status, 1, Integer::sum);
                inARow = status == 200 ? inARow + 1 : 0;
                letIn = inARow == 0 ? System.nanoTime() : letIn;
                if (status != 200 && status != 503 || System.nanoTime() - back > PATIENCE.toNanos()) {
                    wrong.add("a new key after the issuer's return: " + status);
                    break;
                }
                Thread.sleep(BETWEEN_MILLIS);
            }
            wrong.addAll(replicas.rest());
            return new Outcome(
                    "issuer away for " + AWAY.toSeconds() + " s",
                    replicas.journal().pace(begun, away).toString(),
                    replicas.journal().failures(away),
                    replicas.journal().untilLastFailure(away),
                    replicas.acknowledged(),
                    wrong,
                    "meanwhile known keys %s; a new key was answered %s, and %s after the return, from %.1f s on with 200 by both"
                            .formatted(during, answers, afterwards, (letIn - back) / 1e9));
        }
    }

    private static int ready(RunningApplication replica) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(replica.management() + "/q/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
