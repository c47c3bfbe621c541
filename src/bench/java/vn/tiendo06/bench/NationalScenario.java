package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.kernel.web.Digests;
import vn.tiendo06.testing.TestIssuer;
import vn.tiendo06.testing.Tokens;

/**
 * Makes a data set: communes with the model plan's 107 rows and some years of monthly reports. The application makes the
 * schema and the reference data; reports come by COPY; at the end every constraint holds and no summary has drifted.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
public class NationalScenario {

    private static final int COMMUNES = Integer.getInteger("communes", 1);
    private static final int MONTHS = Integer.getInteger("months", 60);
    private static final String LAST = System.getProperty("last", "2026-11");
    private static final long SEED = Long.getLong("seed", 6);
    private static final int BLOCK = 4_000_000;

    private final String database = System.getProperty("database", "bench_" + COMMUNES);
    private final long begin = System.nanoTime();

    @Test
    void makes() throws Exception {
        try (BenchServer server = BenchServer.open()) {
            server.recreate(database);
            TestIssuer issuer = new TestIssuer();
            String issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
            int firstYear = Integer.parseInt(LAST.substring(0, 4)) - (MONTHS + 11) / 12;
            Map<String, String> settings = Map.of(
                    "TIENDO06_STARTUP_PLANS",
                    "da06-" + CommuneNames.MODEL,
                    "TIENDO06_STARTUP_PERIODS_FROM_YEAR",
                    Integer.toString(firstYear));
            try (RunningApplication application = new RunningApplication(server.url(database), issuerUrl, settings)) {
                application.start();
            }
            told("schema and reference data");
            load(server);
            NationalCheck.check(server, database);
            told("checked");
            try (RunningApplication application = new RunningApplication(server.url(database), issuerUrl, settings)) {
                application.start();
                checkReceipts(server, application.base());
            }
            told("receipts checked");
            NationalCheck.tell(server, database);
        }
    }

    private void load(BenchServer server) throws Exception {
        List<NationalGround.Month> months;
        List<NationalGround.Item> items;
        List<CommuneNames.Commune> communes;
        try (Connection connection = server.connect(database)) {
            months = NationalGround.months(connection, LAST, MONTHS);
            communes = CommuneNames.of(COMMUNES, NationalGround.provinces(connection), SEED);
            NationalGround.lay(connection, communes, months.getFirst());
            items = NationalGround.items(connection);
        }
        told(communes.size() + " communes, " + items.size() + " rows each");
        BulkLoad load = new BulkLoad(
                server, database, "submission", "submission_event", "current_figure", "current_task_report");
        try (BulkLoad.Stream submissions = new BulkLoad.Stream(server, database, NationalRows.SUBMISSION);
                BulkLoad.Stream events = new BulkLoad.Stream(server, database, NationalRows.EVENT)) {
            NationalRows rows = new NationalRows(SEED, items, MONTHS);
            for (int month = 0; month < months.size(); month++) {
                // As they come in: the communes' reports lie side by side, not each commune's together.
                for (int item = 0; item < items.size(); item++) {
                    for (CommuneNames.Commune commune : communes) {
                        rows.add(commune, item, months.get(month), month);
                    }
                    if (rows.submissions.length() > BLOCK) {
                        submissions.write(rows.submissions);
                        events.write(rows.events);
                    }
                }
                if ((month + 1) % 12 == 0) {
                    told(rows.made + " reports, " + (month + 1) + " months");
                }
            }
            submissions.write(rows.submissions);
            events.write(rows.events);
            submissions.commit();
            events.commit();
            told(rows.made + " reports copied");
        }
        NationalCheck.summarise(server, database);
        told("summaries");
        load.finish(2);
        told("keys, indexes and triggers");
        NationalCheck.audit(server, database, LAST);
        told("audit events of " + LAST);
    }

    /** The application finds in some reports what their hashes bind. */
    private void checkReceipts(BenchServer server, String base) throws Exception {
        List<String> ids = new ArrayList<>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select id from submission
                        where locality_code = '%s' and state in ('APPROVED', 'SUPERSEDED')
                        order by content_hash limit 200""".formatted(CommuneNames.MODEL))) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        String token = Tokens.of("administrator", "VN");
        JsonMapper json = new JsonMapper();
        for (String id : ids) {
            String body = RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .get(base + "/api/v1/submissions/" + id + "/receipt")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            JsonNode receipt = json.readTree(body);
            String content = receipt.get("content").textValue();
            assertEquals(
                    receipt.get("contentHash").textValue(),
                    Digests.sha256Hex(content.getBytes(StandardCharsets.UTF_8)),
                    content);
        }
    }

    private void told(String what) {
        Duration since = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("%4d s  %s%n", since.toSeconds(), what);
    }
}
