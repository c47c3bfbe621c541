package vn.tiendo06.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.CDI;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.csv.SafeText;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/** Each exported list against the same list as JSON, cell by cell. */
@QuarkusTest
class ListExportTest extends ApiTest {

    private static final String VIEWER = Tokens.of("viewer", COMMUNE);
    private static final String REPORTER = Tokens.reporter(POLICE);
    private static final String ADMINISTRATOR = Tokens.of("administrator", "VN");
    private static final String TARGET = PLAN + ".MT.III.3";
    private static final String WEBHOOK = "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10";

    /** A list whose address is the same below {@code /exports}. */
    private record Listed(
            String path,
            String token,
            Map<String, String> query,
            Runnable before,
            Function<Listed, List<JsonNode>> rows,
            List<ListedColumn> columns,
            boolean filled) {

        /** The same, with something in each column. */
        Listed inFull() {
            return new Listed(path, token, query, before, rows, columns, true);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private static Listed pages(String path, String token, ListedColumn... columns) {
        return pages(path, token, Map.of(), () -> {}, columns);
    }

    private static Listed pages(
            String path, String token, Map<String, String> query, Runnable before, ListedColumn... columns) {
        return new Listed(
                path,
                token,
                query,
                before,
                list -> Pages.walk(list.token(), list.path(), list.query(), 200),
                List.of(columns),
                false);
    }

    private static Listed whole(
            String path,
            String token,
            Map<String, String> query,
            Runnable before,
            Function<JsonNode, List<JsonNode>> rows,
            ListedColumn... columns) {
        return new Listed(
                path,
                token,
                query,
                before,
                list -> rows.apply(
                        Pages.json(as(list.token()).queryParams(list.query()).get(list.path()))),
                List.of(columns),
                false);
    }

    private static List<JsonNode> items(JsonNode body) {
        List<JsonNode> items = new ArrayList<>();
        body.get("items").forEach(items::add);
        return items;
    }

    // ---- The lists

    static Stream<Listed> lists() {
        return Stream.of(
                pages(
                        "/targets",
                        VIEWER,
                        ListedColumn.of("subjectId", "/id"),
                        ListedColumn.of("code", "/code"),
                        ListedColumn.of("indicatorCode", "/indicatorCode"),
                        ListedColumn.of("section", "/section"),
                        ListedColumn.of("target", "/statement"),
                        ListedColumn.of("unitOfMeasure", "/unitOfMeasure"),
                        ListedColumn.word("direction", "/direction", "Direction"),
                        ListedColumn.composed("milestones"),
                        ListedColumn.joined("monitoringUnits", "/monitoringUnits", "name"),
                        ListedColumn.status("/status")),
                pages(
                        "/tasks",
                        VIEWER,
                        ListedColumn.of("subjectId", "/id"),
                        ListedColumn.of("code", "/code"),
                        ListedColumn.of("section", "/section"),
                        ListedColumn.of("task", "/statement"),
                        ListedColumn.joined("leads", "/leads", "name"),
                        ListedColumn.joined("coordinators", "/coordinators", "name"),
                        ListedColumn.of("schedule", "/schedule/text"),
                        ListedColumn.joined("dueDates", "/schedule/dueDates", null),
                        ListedColumn.of("deliverable", "/deliverable"),
                        ListedColumn.of("note", "/note"),
                        ListedColumn.status("/status")),
                pages(
                        "/units",
                        VIEWER,
                        ListedColumn.of("unitCode", "/code"),
                        ListedColumn.of("unitName", "/name"),
                        ListedColumn.word("unitKind", "/kind", "UnitKind"),
                        ListedColumn.of("localityCode", "/localityCode"),
                        ListedColumn.of("parentCode", "/parentCode"),
                        ListedColumn.of("agencyId", "/agencyId"),
                        ListedColumn.joined("aliases", "/aliases", null),
                        ListedColumn.joined("members", "/members", "name"),
                        ListedColumn.of("validFrom", "/validFrom"),
                        ListedColumn.of("validTo", "/validTo"),
                        ListedColumn.joined("successors", "/successors", "name")),
                pages(
                        "/submissions",
                        REPORTER,
                        Map.of("sort", "subject"),
                        Prepared::submitted,
                        ListedColumn.of("subjectId", "/subjectId"),
                        ListedColumn.of("code", "/subjectCode"),
                        ListedColumn.of("unit", "/unit/code"),
                        ListedColumn.of("unitName", "/unit/name"),
                        ListedColumn.of("period", "/period"),
                        ListedColumn.of("revision", "/revision"),
                        ListedColumn.word("state", "/state", "SubmissionState"),
                        ListedColumn.of("value", "/figures/value"),
                        ListedColumn.of("numerator", "/figures/numerator"),
                        ListedColumn.of("denominator", "/figures/denominator"),
                        ListedColumn.word("assessment", "/figures/assessment", "Assessment"),
                        ListedColumn.word("taskState", "/figures/taskState", "TaskState"),
                        ListedColumn.of("progressPercent", "/figures/progressPercent"),
                        ListedColumn.truth("deliverableReached", "/figures/deliverableReached"),
                        ListedColumn.of("narrative", "/narrative"),
                        ListedColumn.of("difficulties", "/difficulties"),
                        ListedColumn.of("proposals", "/proposals"),
                        ListedColumn.of("evidenceNumber", "/evidence/0/number"),
                        ListedColumn.of("evidenceDate", "/evidence/0/date"),
                        ListedColumn.of("evidenceIssuer", "/evidence/0/issuer"),
                        ListedColumn.joined("evidence", "/evidence", "number"),
                        ListedColumn.of("returnReason", "/returnReason"),
                        ListedColumn.of("createdAt", "/created/at"),
                        ListedColumn.of("submittedAt", "/submitted/at"),
                        ListedColumn.of("reviewedAt", "/reviewed/at"),
                        ListedColumn.of("updatedAt", "/updatedAt"),
                        ListedColumn.of("submissionId", "/id")),
                pages(
                        "/obligations",
                        REPORTER,
                        Map.of("plan", PLAN),
                        Prepared::submitted,
                        ListedColumn.of("subjectId", "/subjectId"),
                        ListedColumn.of("code", "/subjectCode"),
                        ListedColumn.of("section", "/section"),
                        ListedColumn.word("kind", "/subjectKind", "SubjectKind"),
                        ListedColumn.of("unit", "/unit/code"),
                        ListedColumn.of("unitName", "/unit/name"),
                        ListedColumn.joined("contributors", "/contributors", "name"),
                        ListedColumn.of("period", "/period"),
                        ListedColumn.of("startsOn", "/startsOn"),
                        ListedColumn.of("endsOn", "/endsOn"),
                        ListedColumn.of("dueAt", "/dueAt"),
                        ListedColumn.of("lockAt", "/lockAt"),
                        ListedColumn.word("obligationStatus", "/status", "ObligationStatus"),
                        ListedColumn.of("firstSubmittedAt", "/firstSubmittedAt"),
                        ListedColumn.word("state", "/submissionState", "SubmissionState"),
                        ListedColumn.of("returnReason", "/returnReason"),
                        ListedColumn.of("exemptionReason", "/exemptionReason"),
                        ListedColumn.of("basis", "/basis")),
                pages(
                        "/localities",
                        VIEWER,
                        ListedColumn.of("localityCode", "/code"),
                        ListedColumn.of("list.locality", "/name"),
                        ListedColumn.word("list.level", "/level", "LocalityLevel"),
                        ListedColumn.of("list.parentLocality", "/parentCode"),
                        ListedColumn.of("validFrom", "/validFrom"),
                        ListedColumn.of("validTo", "/validTo")),
                pages(
                        "/plans",
                        VIEWER,
                        ListedColumn.of("list.planCode", "/code"),
                        ListedColumn.of("list.programme", "/programme"),
                        ListedColumn.of("list.title", "/title"),
                        ListedColumn.of("list.number", "/number"),
                        ListedColumn.of("list.issuedOn", "/issuedOn"),
                        ListedColumn.of("list.issuedText", "/issuedText"),
                        ListedColumn.of("list.issuer", "/issuer"),
                        ListedColumn.of("localityCode", "/localityCode"),
                        ListedColumn.of("list.fromYear", "/fromYear"),
                        ListedColumn.of("list.toYear", "/toYear"),
                        ListedColumn.truth("list.confirmationRequired", "/confirmationRequired"),
                        rows("list.targets", "TARGETS"),
                        rows("list.tasks", "TASKS"),
                        ListedColumn.of("createdAt", "/createdAt"),
                        ListedColumn.of("updatedAt", "/updatedAt")),
                whole(
                        "/plans/" + PLAN + "/findings",
                        VIEWER,
                        Map.of(),
                        () -> {},
                        ListExportTest::items,
                        ListedColumn.of("subjectId", "/subjectId"),
                        ListedColumn.of("code", "/row"),
                        ListedColumn.word("list.severity", "/severity", "Severity"),
                        ListedColumn.word("list.aspect", "/aspect", "FiveClear"),
                        ListedColumn.of("list.field", "/field"),
                        ListedColumn.of("list.finding", "/message"),
                        ListedColumn.of("list.findingCode", "/code")),
                pages(
                        "/periods",
                        VIEWER,
                        ListedColumn.of("period", "/code"),
                        ListedColumn.word("list.periodKind", "/kind", "PeriodKind"),
                        ListedColumn.of("list.year", "/year"),
                        ListedColumn.of("startsOn", "/startsOn"),
                        ListedColumn.of("endsOn", "/endsOn"),
                        ListedColumn.of("list.cutOffAt", "/cutOffAt"),
                        ListedColumn.of("dueAt", "/dueAt"),
                        ListedColumn.of("lockAt", "/lockAt")),
                whole(
                        "/holidays",
                        VIEWER,
                        Map.of("from", "2026-01-01", "to", "2026-12-31"),
                        () -> {},
                        ListExportTest::items,
                        ListedColumn.of("list.day", "/day"),
                        ListedColumn.of("list.holiday", "/name"),
                        ListedColumn.of("basis", "/basis")),
                whole(
                        "/worklist",
                        REPORTER,
                        Map.of(),
                        () -> Reports.drafted(
                                REPORTER, Reports.draft(TARGET, "Công an xã", "2026-11", Map.of("value", 80))),
                        ListExportTest::entries,
                        ListedColumn.word("list.work", "/group", "Group"),
                        ListedColumn.of("subjectId", "/subjectId"),
                        ListedColumn.of("list.statement", "/statement"),
                        ListedColumn.of("unit", "/unit/code"),
                        ListedColumn.of("unitName", "/unit/name"),
                        ListedColumn.of("period", "/period"),
                        ListedColumn.of("revision", "/revision"),
                        ListedColumn.of("dueAt", "/dueAt"),
                        ListedColumn.of("lockAt", "/lockAt"),
                        ListedColumn.word("state", "/state", "SubmissionState"),
                        ListedColumn.of("list.reason", "/reason"),
                        ListedColumn.word("list.blockedBy", "/blockedBy", "Blocked"),
                        ListedColumn.of("list.submittedBy", "/submittedBy"),
                        ListedColumn.of("submittedAt", "/submittedAt"),
                        ListedColumn.of("submissionId", "/submissionId")),
                pages(
                        "/lock-exceptions",
                        REPORTER,
                        Map.of("plan", PLAN),
                        Prepared::lockException,
                        ListedColumn.of("list.planCode", "/plan"),
                        ListedColumn.of("period", "/period"),
                        ListedColumn.of("unit", "/unit/code"),
                        ListedColumn.of("unitName", "/unit/name"),
                        ListedColumn.of("subjectId", "/subjectId"),
                        ListedColumn.of("list.validUntil", "/validUntil"),
                        ListedColumn.of("list.reason", "/reason"),
                        ListedColumn.of("list.recordedBy", "/recorded/name"),
                        ListedColumn.of("list.recordedAt", "/recorded/at"),
                        ListedColumn.of("list.endedAt", "/endedAt"),
                        ListedColumn.of("list.endedBy", "/endedBy"),
                        ListedColumn.of("list.id", "/id")),
                pages(
                        "/imports",
                        REPORTER,
                        Map.of("state", "DONE"),
                        Prepared::imported,
                        ListedColumn.of("list.id", "/id"),
                        ListedColumn.of("list.format", "/format"),
                        ListedColumn.word("list.importState", "/state", "ImportState"),
                        ListedColumn.word("list.mode", "/mode", "BulkMode"),
                        ListedColumn.truth("list.submit", "/submit"),
                        ListedColumn.truth("list.dryRun", "/dryRun"),
                        ListedColumn.of("list.owner", "/owner/name"),
                        ListedColumn.of("localityCode", "/localityCode"),
                        ListedColumn.of("list.total", "/total"),
                        ListedColumn.of("list.done", "/done"),
                        ListedColumn.of("list.created", "/created"),
                        ListedColumn.of("list.updated", "/updated"),
                        ListedColumn.of("list.unchanged", "/unchanged"),
                        ListedColumn.of("list.rejected", "/rejected"),
                        ListedColumn.truth("list.written", "/written"),
                        ListedColumn.of("createdAt", "/createdAt"),
                        ListedColumn.of("list.startedAt", "/startedAt"),
                        ListedColumn.of("list.finishedAt", "/finishedAt"),
                        ListedColumn.of("list.failure", "/failure/title")),
                pages(
                        "/memberships",
                        ADMINISTRATOR,
                        Map.of(),
                        Prepared::membership,
                        ListedColumn.of("list.account", "/subject"),
                        ListedColumn.of("list.accountIssuer", "/issuer"),
                        ListedColumn.word("list.role", "/role", "Role"),
                        ListedColumn.joined("list.units", "/units", null),
                        ListedColumn.joined("list.localities", "/localities", null),
                        ListedColumn.of("createdAt", "/createdAt"),
                        ListedColumn.of("updatedAt", "/updatedAt"),
                        ListedColumn.of("list.id", "/id")),
                whole(
                        "/rollups",
                        ADMINISTRATOR,
                        Map.of("indicator", "DA06.III.3", "locality", "31"),
                        Prepared::approved,
                        ListExportTest::totalAndItems,
                        ListedColumn.of("localityCode", "/locality/code"),
                        ListedColumn.of("list.locality", "/locality/name"),
                        ListedColumn.of("list.rank", "/rank"),
                        ListedColumn.of("list.rankedBy", "/value"),
                        ListedColumn.of("list.owed", "/figures/owed"),
                        ListedColumn.of("list.reported", "/figures/reported"),
                        ListedColumn.of("list.sum", "/figures/sum"),
                        ListedColumn.of("list.mean", "/figures/mean"),
                        ListedColumn.of("list.median", "/figures/median"),
                        ListedColumn.of("list.minimum", "/figures/minimum"),
                        ListedColumn.of("list.maximum", "/figures/maximum"),
                        ListedColumn.of("list.whole", "/figures/whole/value"),
                        ListedColumn.of("numerator", "/figures/whole/numerator"),
                        ListedColumn.of("denominator", "/figures/whole/denominator"),
                        ListedColumn.of("list.robustZ", "/robustZ"),
                        ListedColumn.truth("list.outlier", "/outlier")),
                whole(
                        "/rollups/cascade",
                        ADMINISTRATOR,
                        Map.of("indicator", "DA06.III.3", "locality", "31"),
                        () -> {},
                        body -> {
                            List<JsonNode> years = new ArrayList<>();
                            body.get("years").forEach(years::add);
                            return years;
                        },
                        ListedColumn.of("list.year", "/year"),
                        ListedColumn.composed("list.own"),
                        ListedColumn.word("list.cascade", "/finding", "Finding"),
                        ListedColumn.of("list.communes", "/communes"),
                        ListedColumn.of("list.stated", "/stated"),
                        ListedColumn.of("list.lower", "/lower"),
                        ListedColumn.of("list.minimum", "/minimum"),
                        ListedColumn.of("list.median", "/median"),
                        ListedColumn.of("list.maximum", "/maximum"),
                        ListedColumn.of("list.sum", "/sum")),
                whole(
                                "/obligations/summary",
                                REPORTER,
                                Map.of("plan", PLAN, "groupBy", "PERIOD"),
                                Prepared::submitted,
                                ListExportTest::totalAndGroups,
                                ListedColumn.of("list.counted", "/key"),
                                ListedColumn.of("list.group", "/label"),
                                ListedColumn.of("list.owedReports", "/owed"),
                                ListedColumn.of("list.onTime", "/onTime"),
                                ListedColumn.of("list.late", "/late"),
                                ListedColumn.of("list.missing", "/missing"),
                                ListedColumn.of("list.returned", "/returned"),
                                ListedColumn.of("list.pending", "/pending"),
                                ListedColumn.of("list.exempt", "/exempt"),
                                ListedColumn.of("list.completeness", "/completeness"),
                                ListedColumn.of("list.timeliness", "/timeliness"))
                        .inFull(),
                pages(
                                "/publications",
                                Tokens.of("auditor", COMMUNE),
                                Map.of("kind", "FIGURES"),
                                Prepared::withdrawnCorrection,
                                ListedColumn.of("list.publicationCode", "/code"),
                                ListedColumn.of("list.publicationNumber", "/number"),
                                ListedColumn.word("list.publicationKind", "/kind", "PublicationKind"),
                                ListedColumn.of("list.planCode", "/plan"),
                                ListedColumn.of("localityCode", "/locality"),
                                ListedColumn.of("period", "/period"),
                                ListedColumn.of("list.publicationTitle", "/title"),
                                ListedColumn.word("list.publicationStatus", "/status", "PublicationStatus"),
                                ListedColumn.of("list.publicFrom", "/publicFrom"),
                                ListedColumn.of("list.correctionReason", "/correctionReason"),
                                ListedColumn.of("list.draftedBy", "/created/name"),
                                ListedColumn.of("createdAt", "/created/at"),
                                ListedColumn.of("list.releasedBy", "/released/name"),
                                ListedColumn.of("list.releasedAt", "/released/at"),
                                ListedColumn.of("list.withdrawnBy", "/withdrawn/name"),
                                ListedColumn.of("list.withdrawnAt", "/withdrawn/at"),
                                ListedColumn.of("list.withdrawalReason", "/withdrawalReason"),
                                ListedColumn.of("list.digest", "/digest"),
                                ListedColumn.of("list.id", "/id"))
                        .inFull(),
                pages(
                                "/webhooks",
                                ADMINISTRATOR,
                                Map.of("sort", "createdAt"),
                                ListExportTest::webhooks,
                                ListedColumn.of("list.webhook", "/name"),
                                ListedColumn.of("list.url", "/url"),
                                ListedColumn.of("localityCode", "/locality"),
                                ListedColumn.of("list.planCode", "/plan"),
                                ListedColumn.joined("list.types", "/types", null),
                                ListedColumn.of("list.maxPerMinute", "/maxPerMinute"),
                                ListedColumn.word("list.webhookState", "/state", "WebhookState"),
                                ListedColumn.word("list.disabledReason", "/disabledReason", "Disabled"),
                                ListedColumn.of("list.webhookOwner", "/owner"),
                                ListedColumn.of("list.renewBy", "/renewBy"),
                                ListedColumn.of("list.previousSecretUntil", "/previousSecretUntil"),
                                ListedColumn.of("createdAt", "/createdAt"),
                                ListedColumn.of("updatedAt", "/updatedAt"),
                                ListedColumn.of("list.id", "/id"))
                        .inFull(),
                pages(
                                "/webhooks/" + WEBHOOK + "/deliveries",
                                ADMINISTRATOR,
                                Map.of(),
                                ListExportTest::deliveries,
                                ListedColumn.of("list.id", "/id"),
                                ListedColumn.of("list.eventType", "/type"),
                                ListedColumn.of("list.changeId", "/changeId"),
                                ListedColumn.word("list.deliveryState", "/state", "DeliveryState"),
                                ListedColumn.of("list.queuedAt", "/queuedAt"),
                                ListedColumn.of("list.nextAttemptAt", "/nextAttemptAt"),
                                ListedColumn.of("list.deliveryEndedAt", "/endedAt"),
                                count("list.attempts", "/attempts"),
                                ListedColumn.last("list.attemptAt", "/attempts", "at"),
                                ListedColumn.lastWord("list.outcome", "/attempts", "outcome", "Kind"),
                                ListedColumn.last("list.answerStatus", "/attempts", "status"),
                                ListedColumn.last("list.millis", "/attempts", "millis"),
                                ListedColumn.last("list.answer", "/attempts", "answer"))
                        .inFull(),
                pages(
                                "/audit-events",
                                Tokens.of("auditor", COMMUNE),
                                Map.of("kind", "plan", "action", "SET_REVIEW", "objectId", PLAN),
                                ListExportTest::reviewSet,
                                ListedColumn.of("list.doneAt", "/at"),
                                ListedColumn.of("list.actor", "/actor/name"),
                                ListedColumn.of("list.account", "/actor/subject"),
                                ListedColumn.of("list.accountIssuer", "/actor/issuer"),
                                ListedColumn.joined("list.roles", "/roles", null),
                                ListedColumn.of("list.action", "/action"),
                                ListedColumn.of("list.objectKind", "/kind"),
                                ListedColumn.of("list.objectId", "/objectId"),
                                ListedColumn.of("list.planCode", "/planCode"),
                                ListedColumn.of("localityCode", "/locality"),
                                ListedColumn.of("list.ordinal", "/ordinal"),
                                ListedColumn.json("list.before", "/before"),
                                ListedColumn.json("list.after", "/after"),
                                ListedColumn.of("list.method", "/method"),
                                ListedColumn.of("list.path", "/path"),
                                ListedColumn.of("list.clientId", "/clientId"),
                                ListedColumn.of("list.clientAddress", "/clientAddress"),
                                ListedColumn.of("list.userAgent", "/userAgent"),
                                ListedColumn.of("list.requestId", "/requestId"),
                                ListedColumn.of("list.id", "/id"),
                                ListedColumn.of("list.previousHash", "/previousHash"),
                                ListedColumn.of("list.hash", "/hash"))
                        .inFull());
    }

    private static ListedColumn count(String key, String pointer) {
        return new ListedColumn(
                Words.of("vi").column(key),
                row -> Integer.toString(row.at(pointer).size()));
    }

    /** An event with all that can be told of one. */
    private static void reviewSet() {
        String token = Tokens.sign(Tokens.claims("an-nguyen", Set.of("administrator"))
                .claim("localities", List.of("VN"))
                .claim("azp", "excel-addin"));
        String etag = as(token).get("/plans/" + PLAN).header("ETag");
        as(token, Map.of("confirmationRequired", true))
                .header("If-Match", etag)
                .header("User-Agent", "=excel/16")
                .put("/plans/{code}/review", PLAN)
                .then()
                .statusCode(200);
    }

    /** One as its owner has it, and one with all that can be told of a webhook. */
    private static void webhooks() {
        Prepared.webhook();
        Map<String, Object> body = new HashMap<>(Prepared.webhookBody());
        body.putAll(
                Map.of("name", "=Cổng của kế hoạch", "plan", PLAN, "types", List.of("submission.approve", "target")));
        Response created = as(Tokens.of("administrator", COMMUNE), body).post("/webhooks");
        String id = created.path("webhook.id");
        as(Tokens.of("administrator", COMMUNE), Map.of("overlapHours", 24))
                .header("If-Match", created.header("ETag"))
                .post("/webhooks/{id}/secret", id)
                .then()
                .statusCode(200);
        sql("update webhook set state = 'DISABLED', disabled_reason = 'GONE', created_at = created_at + interval '1 s' "
                + "where id = '" + id + "'");
    }

    /** A ping that waits, and a change that could not be delivered. */
    private static void deliveries() {
        sql("update webhook set id = '" + WEBHOOK + "' where id = '"
                + Prepared.webhook().id() + "'");
        as(Tokens.of("administrator", COMMUNE))
                .post("/webhooks/{id}/ping", WEBHOOK)
                .then()
                .statusCode(200);
        sql("""
                with dead as (
                  insert into webhook_delivery (webhook_id, type, xid, change_id, state, queued_at, next_at, ended_at)
                  values ('%s', 'submission.approve', '700', 4711, 'DEAD', '2026-11-10T01:00:00Z', '2026-11-10T02:00:00Z',
                    '2026-11-10T03:00:00.25Z') returning id)
                insert into webhook_attempt (delivery_id, ordinal, at, outcome, status, millis, answer)
                select id, 1, timestamptz '2026-11-10T01:00:01Z', 'TIMEOUT', null, 15000, null from dead union all
                select id, 2, timestamptz '2026-11-10T02:00:01Z', 'ANSWERED', 500, 84, '-1 hỏng' from dead""".formatted(WEBHOOK));
    }

    /** For what comes about by itself only. */
    private static void sql(String statement) {
        try (var connection = CDI.current().select(DataSource.class).get().getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static ListedColumn rows(String key, String kind) {
        return new ListedColumn(Words.of("vi").column(key), plan -> {
            int rows = 0;
            for (JsonNode section : plan.get("sections")) {
                rows += section.get("kind").asText().equals(kind)
                        ? section.get("rows").intValue()
                        : 0;
            }
            return Integer.toString(rows);
        });
    }

    /** The groups of a worklist one after the other. */
    private static List<JsonNode> entries(JsonNode worklist) {
        List<JsonNode> rows = new ArrayList<>();
        for (String group :
                List.of("returned", "overdue", "dueSoon", "owed", "locked", "toRevise", "toContribute", "toReview")) {
            for (JsonNode entry : worklist.get(group)) {
                ObjectNode row = entry.deepCopy();
                if (entry.has("obligation")) {
                    row.setAll((ObjectNode) entry.get("obligation"));
                    row.set("state", entry.at("/obligation/submissionState"));
                    row.set("reason", entry.at("/obligation/returnReason"));
                    row.set("submittedAt", entry.at("/obligation/firstSubmittedAt"));
                }
                row.put("group", group.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<JsonNode> totalAndItems(JsonNode rollup) {
        ObjectNode total = JsonNodeFactory.instance.objectNode();
        total.set("locality", rollup.get("locality"));
        total.set("figures", rollup.get("total"));
        total.put("outlier", false);
        List<JsonNode> rows = new ArrayList<>(List.of(total));
        rows.addAll(items(rollup));
        return rows;
    }

    private static List<JsonNode> totalAndGroups(JsonNode summary) {
        ObjectNode total = summary.get("total").deepCopy();
        total.put("label", "Tất cả");
        List<JsonNode> rows = new ArrayList<>(List.of(total));
        rows.addAll(items(summary));
        return rows;
    }

    // ---- What holds for each

    @ParameterizedTest
    @MethodSource("lists")
    void aListComesWholeAsCsv(Listed list) throws Exception {
        list.before().run();
        List<JsonNode> rows = list.rows().apply(list);
        assertFalse(rows.isEmpty(), "nothing to compare");
        Response answer = exported(list, "CSV");
        assertEquals("text/csv;charset=UTF-8", answer.contentType());
        List<CSVRecord> records = Files.csv(answer);
        assertEquals(
                list.columns().stream().map(ListedColumn::heading).toList(),
                records.getFirst().getParser().getHeaderNames());
        for (ListedColumn column : list.columns()) {
            if (column.value() != null) {
                assertEquals(
                        rows.stream().map(column.value()).toList(),
                        records.stream()
                                .map(row -> column.shown().apply(row.get(column.heading())))
                                .toList(),
                        column.heading());
            }
            assertTrue(
                    !list.filled()
                            || records.stream()
                                    .anyMatch(row -> !row.get(column.heading()).isEmpty()),
                    () -> "nothing to compare in " + column.heading());
        }
        assertEquals(rows.size(), records.size());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListComesWholeAsAWorkbook(Listed list) throws Exception {
        list.before().run();
        List<JsonNode> rows = list.rows().apply(list);
        try (XSSFWorkbook workbook = Files.workbook(exported(list, "XLSX"))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertEquals(rows.size(), sheet.getLastRowNum());
            for (int i = 0; i < list.columns().size(); i++) {
                ListedColumn column = list.columns().get(i);
                assertEquals(column.heading(), sheet.getRow(0).getCell(i).getStringCellValue());
                for (int row = 0; row < rows.size() && column.value() != null; row++) {
                    same(column, column.value().apply(rows.get(row)), sheet.getRow(row + 1), i);
                }
            }
        }
    }

    private static Response exported(Listed list, String format) {
        return as(list.token())
                .queryParams(list.query().entrySet().stream()
                        .filter(parameter -> !parameter.getKey().equals("sort"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .queryParam("format", format)
                .get("/exports" + list.path());
    }

    private static void same(ListedColumn column, String expected, XSSFRow row, int number) {
        Cell cell = row == null ? null : row.getCell(number);
        String place = "row " + (row == null ? 0 : row.getRowNum()) + ", column " + number;
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            assertEquals(expected, "", place);
        } else if (cell.getCellType() == CellType.STRING) {
            assertEquals(
                    SafeText.plain(expected), SafeText.plain(column.shown().apply(cell.getStringCellValue())), place);
        } else if (!DateUtil.isCellDateFormatted(cell)) {
            assertEquals(0, new BigDecimal(expected).compareTo(BigDecimal.valueOf(cell.getNumericCellValue())), place);
        } else if (expected.contains("T")) {
            LocalDateTime there = LocalDateTime.ofInstant(Instant.parse(expected), LocalCalendar.ZONE);
            assertTrue(Math.abs(ChronoUnit.MILLIS.between(there, cell.getLocalDateTimeCellValue())) < 1000, place);
        } else {
            assertEquals(
                    LocalDate.parse(expected), cell.getLocalDateTimeCellValue().toLocalDate(), place);
        }
    }

    @Test
    void filtersAreThoseOfTheList() throws Exception {
        Map<String, String> communes = Map.of("level", "PROVINCE", "q", "hai phong", "format", "CSV");
        List<CSVRecord> rows = Files.csv(Files.get(VIEWER, "localities", communes));
        assertEquals(
                List.of("31"), rows.stream().map(row -> row.get("Mã địa bàn")).toList());
        for (String wrong :
                List.of("localities?level=WARD", "plans?q2=x", "holidays?from=hôm-nay", "imports?state=X")) {
            assertEquals(400, as(REPORTER).get("/exports/" + wrong).statusCode(), wrong);
        }
        assertEquals(400, as(VIEWER).get("/exports/lock-exceptions").statusCode());
        assertEquals(404, as(VIEWER).get("/exports/plans/nothing/findings").statusCode());
        assertEquals(403, as(VIEWER).get("/exports/memberships").statusCode());
        assertEquals(400, as(VIEWER).get("/exports/obligations/summary").statusCode());
        assertEquals(
                404,
                as(VIEWER).get("/exports/obligations/summary?plan=da06-99999").statusCode());
        assertEquals(403, as(REPORTER).get("/exports/publications").statusCode());
        assertEquals(403, as(REPORTER).get("/exports/webhooks").statusCode());
        assertEquals(403, as(REPORTER).get("/exports/audit-events").statusCode());
        String deliveries = "webhooks/" + WEBHOOK + "/deliveries";
        assertEquals(404, as(ADMINISTRATOR).get("/exports/" + deliveries).statusCode());
        deliveries();
        Map<String, String> dead = Map.of("format", "CSV", "state", "DEAD");
        assertEquals(1, Files.csv(Files.get(ADMINISTRATOR, deliveries, dead)).size());
        for (String wrong : List.of(
                "publications?kind=X",
                "publications?state=DRAFT",
                "webhooks?state=ACTIVE",
                deliveries + "?state=X",
                "audit-events?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z",
                "audit-events?sort=at")) {
            assertEquals(400, as(ADMINISTRATOR).get("/exports/" + wrong).statusCode(), wrong);
        }
    }

    @Test
    void wordsAreInTheLanguageAskedFor() throws Exception {
        Response english =
                as(VIEWER).header("Accept-Language", "en").get("/exports/plans/" + PLAN + "/findings?format=CSV");
        CSVRecord row = Files.csv(english).getFirst();
        assertTrue(List.of("Warning", "Note").contains(row.get("Severity")), row.toString());
    }
}
