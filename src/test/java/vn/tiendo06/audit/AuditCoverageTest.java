package vn.tiendo06.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tiendo06.testing.Joining;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/**
 * No write without its audit event: every operation of the contract that is not a read is called once and must leave an
 * event that names it. An operation without a sample here fails.
 */
@QuarkusTest
class AuditCoverageTest extends AuditApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COUNTRY = Tokens.of("administrator", "VN");

    /** They play something through and leave nothing behind. */
    private static final Set<String> WRITE_NOTHING = Set.of("previewRegime");

    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");
    private static final Map<String, Object> DOCUMENT =
            Map.of("number", "12/QĐ-UBND", "date", "2026-10-01", "issuer", "UBND xã Hà Bắc");

    /** By operationId: prepares what the call needs, and makes it. */
    private static final Map<String, Supplier<Response>> SAMPLES = samples();

    private static Map<String, Supplier<Response>> samples() {
        Map<String, Supplier<Response>> samples = new HashMap<>();
        samples.put("createSubmission", () -> as(REPORTER, draftOf(TARGET, "2026-11", 80))
                .post("/submissions"));
        samples.put("bulkWriteSubmissions", () -> as(REPORTER, Map.of("items", List.of(draftOf(TARGET, "2026-11", 80))))
                .post("/submissions/bulk"));
        samples.put("createImport", () -> {
            Response queued = as(REPORTER, Map.of("items", List.of(draftOf(TARGET, "2026-11", 80))))
                    .post("/imports");
            Prepared.finished(queued.path("id"));
            return queued;
        });
        samples.put("cancelImport", AuditCoverageTest::cancelWaiting);
        samples.put("editSubmission", () -> {
            String id = draft("2026-11");
            return as(REPORTER, Map.of("figures", Map.of("value", 81)))
                    .header("If-Match", "\"0\"")
                    .put("/submissions/{id}", id);
        });
        samples.put("submitSubmission", () -> transition(REPORTER, draft("2026-11"), "submit", 0));
        samples.put("withdrawSubmission", () -> transition(REPORTER, draft("2026-11"), "withdraw", 0));
        samples.put("approveSubmission", () -> transition(REVIEWER, submitted(), "approve", 1));
        samples.put("returnSubmission", () -> {
            String id = submitted();
            return as(REVIEWER, Map.of("reason", "Thiếu căn cứ"))
                    .header("If-Match", "\"1\"")
                    .post("/submissions/{id}/return", id);
        });
        samples.put("correctSubmission", () -> {
            String id = approved("2026-11");
            return as(REPORTER).post("/submissions/{id}/revisions", id);
        });
        samples.put("confirmSubmission", () -> {
            setReview(true);
            String id = submitted();
            return transition(Tokens.token("head", Set.of("reviewer"), List.of(POLICE), List.of()), id, "confirm", 1);
        });
        samples.put("bulkReviewSubmissions", () -> as(
                        REVIEWER,
                        Map.of("items", List.of(Map.of("id", submitted(), "version", 1, "action", "APPROVE"))))
                .post("/submissions/bulk-review"));
        samples.put("reopenSubmission", () -> {
            String id = approved("2026-11");
            return as(ADMINISTRATOR, Map.of("reason", "Tính trùng"))
                    .header("If-Match", "\"2\"")
                    .post("/submissions/{id}/reopen", id);
        });
        samples.put("addComment", () -> as(REVIEWER, Map.of("text", "Nguồn nào?"))
                .post("/submissions/{id}/comments", draft("2026-11")));
        samples.put("grantLockException", () -> as(ADMINISTRATOR, Prepared.lockExceptionBody())
                .post("/lock-exceptions"));
        samples.put("endLockException", () -> {
            Prepared.Stored granted = Prepared.lockException();
            return as(ADMINISTRATOR).header("If-Match", granted.etag()).delete("/lock-exceptions/{id}", granted.id());
        });
        samples.put("putMyReminders", AuditCoverageTest::subscribe);
        samples.put("deleteMyReminders", () -> {
            subscribe();
            return as(REPORTER).header("If-Match", "\"0\"").delete("/me/reminders");
        });
        samples.put(
                "createWebhook", () -> as(ADMINISTRATOR, Prepared.webhookBody()).post("/webhooks"));
        samples.put("updateWebhook", () -> {
            Prepared.Stored webhook = Prepared.webhook();
            return as(ADMINISTRATOR, Prepared.webhookBody())
                    .header("If-Match", webhook.etag())
                    .put("/webhooks/{id}", webhook.id());
        });
        samples.put("deleteWebhook", () -> {
            Prepared.Stored webhook = Prepared.webhook();
            return as(ADMINISTRATOR).header("If-Match", webhook.etag()).delete("/webhooks/{id}", webhook.id());
        });
        samples.put("changeWebhookSecret", () -> {
            Prepared.Stored webhook = Prepared.webhook();
            return as(ADMINISTRATOR, Map.of("overlapHours", 0))
                    .header("If-Match", webhook.etag())
                    .post("/webhooks/{id}/secret", webhook.id());
        });
        samples.put("pingWebhook", () -> as(ADMINISTRATOR)
                .post("/webhooks/{id}/ping", Prepared.webhook().id()));
        samples.put("replayWebhook", () -> as(ADMINISTRATOR, Map.of("dead", true))
                .post("/webhooks/{id}/replay", Prepared.webhook().id()));
        samples.put("setPlanReview", () -> setReview(true));
        samples.put("createMembership", () -> as(ADMINISTRATOR, membership()).post("/memberships"));
        samples.put("updateMembership", () -> {
            String id = as(ADMINISTRATOR, membership()).post("/memberships").path("id");
            return as(ADMINISTRATOR, Map.of("units", List.of(CULTURE), "localities", List.of()))
                    .header("If-Match", "\"1\"")
                    .put("/memberships/{id}", id);
        });
        samples.put("deleteMembership", () -> {
            String id = as(ADMINISTRATOR, membership()).post("/memberships").path("id");
            return as(ADMINISTRATOR).header("If-Match", "\"1\"").delete("/memberships/{id}", id);
        });
        samples.put("createLocality", () -> as(
                        Tokens.of("administrator", "31"),
                        Map.of("code", freeCode(), "name", "Xã Thử", "level", "COMMUNE", "parentCode", "31"))
                .post("/localities"));
        samples.put("loadLocalities", () -> Joining.loadLocalities(Joining.list()));
        samples.put(
                "loadUnits", () -> as(ADMINISTRATOR, Map.of("locality", "10816", "units", List.of(Prepared.unitBody())))
                        .post("/units/bulk"));
        samples.put("loadUnitsCsv", () -> {
            Joining.loadLocalities(Joining.list());
            return Joining.loadUnits(Joining.units());
        });
        samples.put("createPlanFromTemplate", () -> {
            Joining.prepared();
            return Joining.plan(Joining.planBody());
        });
        samples.put("createUnit", () -> as(ADMINISTRATOR, Prepared.unitBody()).post("/units"));
        samples.put("updateUnit", () -> as(ADMINISTRATOR, Map.of("name", "Đơn vị thử 2", "kind", "OFFICE"))
                .header("If-Match", Prepared.unit().etag())
                .put("/units/{code}", Prepared.NEW_UNIT));
        samples.put("endUnit", () -> as(ADMINISTRATOR, Map.of("validTo", "2030-12-31"))
                .header("If-Match", Prepared.unit().etag())
                .put("/units/{code}/ending", Prepared.NEW_UNIT));
        samples.put("revokeUnitEnding", () -> as(ADMINISTRATOR)
                .header("If-Match", Prepared.endingUnit().etag())
                .delete("/units/{code}/ending", Prepared.NEW_UNIT));
        samples.put("setTargetAccountableUnit", () -> accountable("/targets/" + Prepared.JOINT_TARGET));
        samples.put("setTaskAccountableUnit", () -> accountable("/tasks/" + PLAN + ".NV.X.2"));
        samples.put("putContribution", () -> {
            Prepared.Stored draft = Prepared.jointDraft();
            return as(Tokens.reporter(POLICE), Prepared.contributionBody())
                    .header("If-Match", draft.etag())
                    .put("/submissions/{id}/contributions/{unit}", draft.id(), POLICE);
        });
        samples.put("removeContribution", () -> {
            Prepared.Stored contributed = Prepared.contributed();
            return as(Tokens.reporter(POLICE))
                    .header("If-Match", contributed.etag())
                    .delete("/submissions/{id}/contributions/{unit}", contributed.id(), POLICE);
        });
        samples.put("loadPlan", () -> as(ADMINISTRATOR, plan(PLAN).toString()).post("/plans"));
        samples.put("assignMilestone", () -> {
            String id = PLAN + ".MT.III.4";
            String etag = as(ADMINISTRATOR).get("/targets/{id}", id).header("ETag");
            return as(ADMINISTRATOR, Map.of("comparator", "GTE", "value", 150, "document", DOCUMENT))
                    .header("If-Match", etag)
                    .put("/targets/{id}/milestones/2026", id);
        });
        samples.put("chooseTrajectory", () -> {
            String id = PLAN + ".MT.III.3";
            String etag = as(ADMINISTRATOR).get("/targets/{id}", id).header("ETag");
            return as(ADMINISTRATOR, Map.of("trajectory", "HELD"))
                    .header("If-Match", etag)
                    .put("/targets/{id}/trajectory", id);
        });
        samples.put("setStatusThresholds", () -> as(
                        ADMINISTRATOR, Map.of("atRiskRatio", 0.8, "dueSoonDays", 20, "figureDays", 60))
                .header("If-Match", "\"0\"")
                .put("/plans/{code}/status-thresholds", PLAN));
        samples.put("recordTrigger", () -> {
            String id = PLAN + ".NV.II.3";
            String etag = as(ADMINISTRATOR).get("/tasks/{id}", id).header("ETag");
            return as(ADMINISTRATOR, Map.of("document", DOCUMENT, "dueOn", "2027-06-30"))
                    .header("If-Match", etag)
                    .post("/tasks/{id}/triggers", id);
        });
        samples.put("createRegime", () -> as(ADMINISTRATOR, regime()).post("/plans/{code}/regimes", PLAN));
        samples.put("createExemption", () -> as(ADMINISTRATOR, Prepared.exemptionBody())
                .post("/obligations/exemptions"));
        samples.put("deleteExemption", () -> as(ADMINISTRATOR)
                .delete("/obligations/exemptions/{id}", Prepared.exemption().id()));
        samples.put("putHoliday", () -> as(COUNTRY, Map.of("day", "2027-02-08", "name", "Tết Nguyên đán"))
                .put("/holidays/{day}", "2027-02-08"));
        samples.put("createPublication", () -> as(ADMINISTRATOR, Prepared.publicationBody())
                .post("/publications"));
        samples.put("editPublication", () -> {
            Prepared.Stored draft = Prepared.publication();
            return as(ADMINISTRATOR, Map.of("title", "Kết quả tháng 11"))
                    .header("If-Match", draft.etag())
                    .put("/publications/{id}", draft.id());
        });
        samples.put("discardPublication", () -> {
            Prepared.Stored draft = Prepared.publication();
            return as(ADMINISTRATOR).header("If-Match", draft.etag()).delete("/publications/{id}", draft.id());
        });
        samples.put("releasePublication", () -> {
            Prepared.Stored draft = Prepared.publication();
            return as(ADMINISTRATOR, Map.of())
                    .header("If-Match", draft.etag())
                    .post("/publications/{id}/release", draft.id());
        });
        samples.put("withdrawPublication", () -> {
            Prepared.Stored release = Prepared.released();
            return as(ADMINISTRATOR, Map.of("reason", "Nhầm kỳ"))
                    .header("If-Match", release.etag())
                    .post("/publications/{id}/withdraw", release.id());
        });
        samples.put("deleteHoliday", () -> as(COUNTRY).delete("/holidays/{day}", "2030-09-02"));
        samples.put("addAttachment", () -> as(REPORTER)
                .contentType("text/plain")
                .header("If-Match", "\"0\"")
                .queryParam("name", "so-lieu.txt")
                .body("Số liệu")
                .post("/submissions/{id}/attachments", draft("2026-11")));
        samples.put("removeAttachment", () -> {
            Prepared.Stored attached = Prepared.attached();
            return as(REPORTER)
                    .header("If-Match", attached.etag())
                    .delete("/submissions/{id}/attachments/{part}", attached.id(), attached.part());
        });
        return samples;
    }

    /** A job that no worker has come to yet: it is queued while its worker is at a longer one. */
    private static Response cancelWaiting() {
        List<Object> many = new ArrayList<>(Collections.nCopies(5000, draftOf(TARGET, "2026-11", 80)));
        String longer = as(REPORTER, Map.of("items", many)).post("/imports").path("id");
        Response cancelled = as(REPORTER).post("/imports/{id}/cancel", longer);
        Prepared.finished(longer);
        return cancelled;
    }

    private static Response accountable(String path) {
        return as(ADMINISTRATOR, Map.of("unit", POLICE))
                .header("If-Match", as(ADMINISTRATOR).get(path).header("ETag"))
                .put(path + "/accountable-unit");
    }

    private static Map<String, Object> regime() {
        return Map.of(
                "effectiveFrom",
                "2027-12-15",
                "basis",
                "Quyết định 5/QĐ-UBND",
                "rules",
                List.of(Map.of("frequency", "QUARTER")),
                "deadlines",
                List.of(Map.of("period", "QUARTER", "level", "COMMUNE", "dueWorkingDays", 3, "lockDays", 5)));
    }

    @TestFactory
    Stream<DynamicTest> everyWriteOfTheContractLeavesAnEvent() throws IOException {
        JsonNode contract = JSON.readTree(
                given().queryParam("format", "json").get("/q/openapi").asString());
        List<DynamicTest> tests = new ArrayList<>();
        contract.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> WRITES.contains(operation.getKey()))
                .filter(operation -> !WRITE_NOTHING.contains(
                        operation.getValue().path("operationId").asText()))
                .forEach(operation -> tests.add(leavesAnEvent(
                        operation.getValue().path("operationId").asText(), operation.getKey(), path.getKey()))));
        assertTrue(tests.size() >= 14, "the contract has lost its writes");
        return tests.stream();
    }

    private DynamicTest leavesAnEvent(String operationId, String method, String path) {
        return DynamicTest.dynamicTest(operationId, () -> {
            Supplier<Response> sample = SAMPLES.get(operationId);
            assertNotNull(sample, method + " " + path + " has no sample call in AuditCoverageTest");
            freshStart();
            Response answer = sample.get();
            assertEquals(2, answer.statusCode() / 100, answer.asString());
            List<Map<String, Object>> events = as(Tokens.of("auditor", "VN"))
                    .queryParam("sort", "at")
                    .queryParam("limit", 200)
                    .get("/audit-events")
                    .path("items.findAll { it.requestId == '%s' }".formatted(answer.header("X-Request-Id")));
            assertFalse(events.isEmpty(), method + " " + path + " has left no audit event");
            for (Map<String, Object> event : events) {
                assertEquals(method.toUpperCase(), event.get("method"));
                assertTrue(
                        event.get("path").toString().matches(path.replaceAll("\\{\\w+}", "[^/]+") + "(\\?.*)?"),
                        event.get("path").toString());
                assertTrue(event.get("before") != null || event.get("after") != null);
            }
        });
    }

    /** What the samples add to what all tests share. */
    @AfterEach
    void removeWhatWasAdded() throws Exception {
        tamper(
                Joining.FORGET,
                "delete from locality where name = 'Xã Thử'",
                "delete from subject_unit where subject_id like 'audit-10816.%'",
                "delete from subject where plan_code = 'audit-10816'",
                "delete from plan_section where plan_code = 'audit-10816'",
                "delete from plan where code = 'audit-10816'");
    }

    private void freshStart() throws Exception {
        tamper(Joining.FORGET, "truncate audit_event, audit_chain");
    }

    /** A plan of its own, since the one of Hà Bắc is shared with other tests. */
    @Test
    void aLoadTellsOfThePlanAndOfEachRowItChanged() {
        String plan = "audit-10816";
        as(ADMINISTRATOR, plan(plan).toString()).post("/plans").then().statusCode(200);
        int first = count(plan);
        assertEquals(108, first);
        as(ADMINISTRATOR, plan(plan).toString()).post("/plans").then().statusCode(200);
        assertEquals(first + 1, count(plan));
        ObjectNode changed = plan(plan);
        ((ObjectNode) changed.at("/targets/0")).put("statement", "Đổi lời");
        as(ADMINISTRATOR, changed.toString()).queryParam("dryRun", true).post("/plans");
        as(ADMINISTRATOR, changed.toString()).post("/plans").then().statusCode(200);
        assertEquals(first + 3, count(plan));
        trail("objectId", plan + ".MT.I.1")
                .body("items[0].before", nullValue())
                .body("items[1].before.statement", not("Đổi lời"))
                .body("items[1].after.statement", is("Đổi lời"));
    }

    private static int count(String plan) {
        return as(AUDITOR)
                .queryParam("plan", plan)
                .get("/audit-events/export")
                .asString()
                .lines()
                .toList()
                .size();
    }

    private static Response transition(String token, String id, String transition, int version) {
        return as(token)
                .header("If-Match", "\"" + version + "\"")
                .post("/submissions/{id}/{transition}", id, transition);
    }

    private static String submitted() {
        String id = draft("2026-11");
        move(REPORTER, id, "submit", 0);
        return id;
    }

    private static Map<String, Object> membership() {
        return Map.of("issuer", Tokens.ISSUER, "subject", "binh", "role", "REPORTER", "units", List.of(POLICE));
    }

    private static Response subscribe() {
        return as(REPORTER, Map.of("email", "an@habac.gov.vn", "kinds", List.of("OVERDUE")))
                .put("/me/reminders");
    }

    private static Response setReview(boolean confirmationRequired) {
        String etag = as(ADMINISTRATOR).get("/plans/{code}", PLAN).header("ETag");
        return as(ADMINISTRATOR, Map.of("confirmationRequired", confirmationRequired))
                .header("If-Match", etag)
                .put("/plans/{code}/review", PLAN);
    }

    private static String freeCode() {
        for (int code = 90000; ; code++) {
            if (as(ADMINISTRATOR).get("/localities/{code}", code).statusCode() == 404) {
                return Integer.toString(code);
            }
        }
    }

    private static ObjectNode plan(String code) {
        try {
            ObjectNode plan = (ObjectNode) JSON.readTree(
                    Path.of("src/main/resources/plans/da06-10816.json").toFile());
            return plan.put("code", code);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
