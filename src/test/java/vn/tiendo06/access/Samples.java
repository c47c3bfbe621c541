package vn.tiendo06.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.testing.Joining;
import vn.tiendo06.testing.Prepared;

/** How each operation of the contract is called, and what it answers by where the caller stands. */
final class Samples {

    static final String NEW_LOCALITY = "10819";

    private static final String PLAN = "da06-10816";
    private static final String COMMUNE = "10816";
    private static final String CITY = "31";
    private static final String TARGET = PLAN + ".MT.III.3";
    private static final String OPEN_TARGET = PLAN + ".MT.III.4";
    private static final String TASK = PLAN + ".NV.II.3";
    private static final Map<String, Object> ITEM =
            Map.of("id", "0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10", "version", 1, "action", "APPROVE");
    private static final Map<String, String> DOCUMENT =
            Map.of("number", "12/KH", "date", "2026-10-20", "issuer", "Bộ Công an");

    /** What an answer must be. */
    @FunctionalInterface
    interface Outcome {
        void check(Response response, Sample sample);
    }

    private static final Outcome DONE = (response, sample) -> {
        assertTrue(response.statusCode() < 300, response.statusCode() + " " + response.asString());
        assertTrue(sample.shows == null || response.asString().contains(sample.shows), response.asString());
    };

    private static final Outcome NOT_FOUND =
            (response, sample) -> AccessMatrixTest.assertProblem(response, 404, "not-found");

    /** A list without what lies outside. */
    private static final Outcome NOT_LISTED = (response, sample) -> {
        assertEquals(200, response.statusCode(), response.asString());
        assertFalse(response.asString().contains(sample.shows), response.asString());
    };

    private static final Outcome FORBIDDEN =
            (response, sample) -> AccessMatrixTest.assertProblem(response, 403, "forbidden");

    /** Rows are judged by the job. */
    private static final Outcome QUEUED = (response, sample) -> assertEquals(202, response.statusCode());

    private static final Outcome REJECTED = (response, sample) -> {
        assertEquals(200, response.statusCode(), response.asString());
        assertEquals(List.of(404), response.path("results.problem.status"));
    };

    private static Outcome names(int status, String pointer) {
        return (response, sample) -> {
            assertEquals(status, response.statusCode(), response.asString());
            assertEquals(List.of(pointer), response.path("errors.pointer"));
        };
    }

    /** One way to call an operation. */
    static final class Sample {

        final String operationId;
        final Map<String, String> parameters = new HashMap<>();
        final Map<String, String> query = new HashMap<>();
        Object body;
        String mediaType = "application/json";
        String ownLocality = COMMUNE;

        /** Brings about what the call needs; null where it needs nothing. */
        Supplier<Prepared.Stored> state;

        /** Permission that the object's state asks for beside the endpoint's; without it, it is as good as not there. */
        String alsoNeeds;

        /** Text that a good answer contains and a list for strangers does not. */
        String shows;

        /** Who sees it is no matter of plans. */
        private boolean ofNoPlan;

        private String variant;
        private Outcome own = DONE;
        private final Outcome foreignUnit;
        private final Outcome foreignLocality;

        Sample(String operationId, Outcome foreignUnit, Outcome foreignLocality) {
            this.operationId = operationId;
            this.foreignUnit = foreignUnit;
            this.foreignLocality = foreignLocality;
        }

        Outcome outcome(AccessMatrixTest.Ground ground) {
            return switch (ground) {
                case OWN -> own;
                case FOREIGN_UNIT -> foreignUnit;
                case FOREIGN_LOCALITY -> foreignLocality;
                case FOREIGN_PLAN -> ofNoPlan ? own : foreignLocality;
            };
        }

        /** For a caller without {@link #alsoNeeds}: what strangers get, wherever it stands. */
        Outcome hidden() {
            return foreignLocality;
        }

        private Sample at(String name, String value) {
            parameters.put(name, value);
            return this;
        }

        private Sample asking(String name, String value) {
            query.put(name, value);
            return this;
        }

        private Sample sending(Object newBody) {
            body = newBody;
            return this;
        }

        private Sample as(String newMediaType) {
            mediaType = newMediaType;
            return this;
        }

        private Sample on(Supplier<Prepared.Stored> newState) {
            state = newState;
            return this;
        }

        private Sample ownedBy(String locality) {
            ownLocality = locality;
            return this;
        }

        private Sample showing(String text) {
            shows = text;
            return this;
        }

        private Sample needing(String permission) {
            alsoNeeds = permission;
            return this;
        }

        /** What one's own ground is told where the object's state does not allow the call. */
        private Sample answering(int status) {
            own = (response, sample) -> assertEquals(status, response.statusCode(), response.asString());
            return this;
        }

        private Sample ofNoPlan() {
            ofNoPlan = true;
            return this;
        }

        private Sample variant(String name) {
            variant = name;
            return this;
        }

        @Override
        public String toString() {
            return operationId + (variant == null ? "" : " (" + variant + ")");
        }
    }

    private static Sample of(String operationId, Outcome foreignUnit, Outcome foreignLocality) {
        return new Sample(operationId, foreignUnit, foreignLocality);
    }

    /** Names and codes that are public knowledge. */
    private static Sample reference(String operationId) {
        return of(operationId, DONE, DONE);
    }

    /** What every unit of the commune sees. */
    private static Sample communes(String operationId) {
        return of(operationId, DONE, NOT_FOUND);
    }

    private static Sample communesList(String operationId) {
        return of(operationId, DONE, NOT_LISTED);
    }

    /** What only the unit itself, or those with the locality in their claims, see. */
    private static Sample closed(String operationId) {
        return of(operationId, NOT_FOUND, NOT_FOUND);
    }

    static final List<Sample> ALL = List.of(
            reference("listLocalities").showing("\"VN\""),
            reference("getLocality").at("code", COMMUNE),
            of("createLocality", names(400, "/parentCode"), names(400, "/parentCode"))
                    .ownedBy(CITY)
                    .sending(Map.of("code", NEW_LOCALITY, "name", "Xã Hà Nam", "level", "COMMUNE", "parentCode", CITY)),
            of("loadLocalities", names(400, "line/2/parentCode"), names(400, "line/2/parentCode"))
                    .ownedBy(CITY)
                    .asking("dryRun", "true")
                    .sending("code,name,parentCode\n31901,Xã Thử,31\n")
                    .as(Joining.CSV),
            of("loadUnits", names(400, "/locality"), names(400, "/locality"))
                    .asking("dryRun", "true")
                    .sending(Map.of("locality", COMMUNE, "units", List.of(Prepared.unitBody()))),
            of("loadUnitsCsv", names(400, "query/locality"), names(400, "query/locality"))
                    .asking("dryRun", "true")
                    .asking("locality", COMMUNE)
                    .sending("code,name,kind\n10816.THU,Đơn vị thử,DIVISION\n")
                    .as(Joining.CSV),
            of("createPlanFromTemplate", names(422, "/localityCode"), NOT_FOUND)
                    .asking("dryRun", "true")
                    .sending(Map.of("template", PLAN, "locality", COMMUNE, "title", "Kế hoạch", "issuer", "UBND xã")),
            communesList("listUnits").showing("10816.CA").ofNoPlan(),
            communes("getUnit").at("code", "10816.CA").ofNoPlan(),
            of("createUnit", names(400, "/localityCode"), names(400, "/localityCode"))
                    .sending(Prepared.unitBody()),
            closed("updateUnit")
                    .at("code", Prepared.NEW_UNIT)
                    .on(Prepared::unit)
                    .sending(Map.of("name", "Đơn vị thử 2", "kind", "DIVISION")),
            closed("endUnit")
                    .at("code", Prepared.NEW_UNIT)
                    .on(Prepared::unit)
                    .sending(Map.of("validTo", "2030-12-31", "successors", List.of("10816.CA"))),
            closed("revokeUnitEnding").at("code", Prepared.NEW_UNIT).on(Prepared::endingUnit),
            communesList("listPlans").showing(PLAN),
            communes("getPlan").at("code", PLAN),
            communes("listFindings").at("code", PLAN),
            communes("getDashboard").at("code", PLAN),
            communes("getCitizenIndex").at("code", PLAN),
            of("loadPlan", names(422, "/localityCode"), names(422, "/localityCode"))
                    .asking("dryRun", "true")
                    .sending(packagedPlan()),
            communesList("listTargets").showing(PLAN + ".MT.I.1"),
            communes("getTarget").at("id", TARGET),
            communes("getRollup").asking("indicator", "DA06.III.3").asking("locality", COMMUNE),
            communes("getCascade").asking("indicator", "DA06.III.3").asking("locality", COMMUNE),
            communes("getTargetChart").at("id", TARGET),
            communes("getPlanChart").at("code", PLAN),
            communes("getRollupChart").asking("indicator", "DA06.III.3").asking("locality", COMMUNE),
            communes("getStatusThresholds").at("code", PLAN),
            closed("setStatusThresholds")
                    .at("code", PLAN)
                    .sending(Map.of("atRiskRatio", 0.8, "dueSoonDays", 20, "figureDays", 60))
                    .on(() -> Prepared.existing("/plans/" + PLAN + "/status-thresholds")),
            closed("chooseTrajectory")
                    .at("id", TARGET)
                    .sending(Map.of("trajectory", "HELD"))
                    .on(() -> Prepared.existing("/targets/" + TARGET)),
            closed("setTargetAccountableUnit")
                    .at("id", Prepared.JOINT_TARGET)
                    .sending(Map.of("unit", "Công an xã"))
                    .on(() -> Prepared.existing("/targets/" + Prepared.JOINT_TARGET)),
            closed("setTaskAccountableUnit")
                    .at("id", PLAN + ".NV.X.2")
                    .sending(Map.of("unit", "Công an xã"))
                    .on(() -> Prepared.existing("/tasks/" + PLAN + ".NV.X.2")),
            communes("getTargetProgress").at("id", TARGET),
            closed("assignMilestone")
                    .at("id", OPEN_TARGET)
                    .at("year", "2026")
                    .sending(Map.of("comparator", "GTE", "value", 100, "document", DOCUMENT))
                    .on(() -> Prepared.existing("/targets/" + OPEN_TARGET)),
            communesList("listTasks").showing(PLAN + ".NV.I.1"),
            communes("getTask").at("id", TASK),
            communes("getTaskProgress").at("id", TASK),
            closed("recordTrigger")
                    .at("id", TASK)
                    .sending(Map.of("document", DOCUMENT, "dueOn", "2027-06-30"))
                    .on(() -> Prepared.existing("/tasks/" + TASK)),
            reference("listPeriods").showing("2026-11"),
            reference("getPeriod").at("code", "2026-11"),
            communesList("listSubmissions")
                    .variant("an approved one")
                    .on(Prepared::approved)
                    .showing(TARGET),
            of("listSubmissions", NOT_LISTED, NOT_LISTED)
                    .variant("a draft")
                    .on(Prepared::draft)
                    .showing(TARGET)
                    .needing(Permission.SUBMISSION_READ_UNAPPROVED),
            communes("getSubmission").variant("an approved one").on(Prepared::approved),
            closed("getSubmission")
                    .variant("a draft")
                    .on(Prepared::draft)
                    .needing(Permission.SUBMISSION_READ_UNAPPROVED),
            closed("getSubmission")
                    .variant("a submitted one")
                    .on(Prepared::submitted)
                    .needing(Permission.SUBMISSION_READ_UNAPPROVED),
            communes("getSubmissionHistory").variant("an approved one").on(Prepared::approved),
            closed("getSubmissionHistory")
                    .variant("a draft")
                    .on(Prepared::draft)
                    .needing(Permission.SUBMISSION_READ_UNAPPROVED),
            of("createSubmission", names(403, "/unit"), names(400, "/subjectId"))
                    .sending(Prepared.draftBody()),
            closed("editSubmission").on(Prepared::draft).sending(Map.of("figures", Map.of("value", 50))),
            closed("putContribution")
                    .at("unit", "10816.CA")
                    .on(Prepared::jointDraft)
                    .sending(Prepared.contributionBody()),
            closed("removeContribution").at("unit", "10816.CA").on(Prepared::contributed),
            closed("submitSubmission").on(Prepared::draft),
            closed("withdrawSubmission").on(Prepared::draft),
            closed("approveSubmission").on(Prepared::submitted),
            closed("returnSubmission").on(Prepared::submitted).sending(Map.of("reason", "Thiếu văn bản")),
            of("confirmSubmission", NOT_FOUND, NOT_FOUND)
                    .variant("where the plan asks for none")
                    .on(Prepared::submitted)
                    .answering(409),
            of("bulkReviewSubmissions", DONE, DONE).on(Prepared::submitted).sending(Map.of("items", List.of(ITEM))),
            // What is foreign is told item by item.
            of("bulkWriteSubmissions", REJECTED, REJECTED).sending(Map.of("items", List.of(Prepared.draftBody()))),
            of("createImport", QUEUED, QUEUED).sending(Map.of("items", List.of(Prepared.draftBody()))),
            of("listImports", NOT_LISTED, NOT_LISTED)
                    .on(Prepared::imported)
                    .showing("reporter-10816.CA")
                    .needing(Permission.SUBMISSION_REOPEN),
            closed("getImport").on(Prepared::imported).needing(Permission.SUBMISSION_REOPEN),
            closed("getImportResults").on(Prepared::imported).needing(Permission.SUBMISSION_REOPEN),
            closed("getImportFaults").on(Prepared::sheetImported).needing(Permission.SUBMISSION_REOPEN),
            closed("getMarkedWorkbook").on(Prepared::sheetImported).needing(Permission.SUBMISSION_REOPEN),
            closed("watchImport").on(Prepared::imported).needing(Permission.SUBMISSION_REOPEN),
            closed("cancelImport")
                    .on(Prepared::imported)
                    .needing(Permission.SUBMISSION_REOPEN)
                    .answering(409),
            // A neighbour sees the approved figure, so it is told that correcting it is not its own.
            of("correctSubmission", names(403, "path/id"), NOT_FOUND).on(Prepared::approved),
            closed("reopenSubmission").on(Prepared::approved).sending(Map.of("reason", "Tính trùng")),
            closed("listComments").on(Prepared::draft),
            closed("addComment").on(Prepared::draft).sending(Map.of("text", "Nguồn nào?")),
            communes("listLockExceptions").asking("plan", PLAN),
            communes("getLockException").on(Prepared::lockException),
            closed("grantLockException").sending(Prepared.lockExceptionBody()),
            closed("endLockException").on(Prepared::lockException),
            closed("setPlanReview")
                    .at("code", PLAN)
                    .on(() -> Prepared.existing("/plans/" + PLAN))
                    .sending(Map.of("confirmationRequired", false)),
            communes("listObligations").asking("plan", PLAN),
            communes("summarizeObligations").asking("plan", PLAN),
            communes("listRegimes").at("code", PLAN),
            closed("previewRegime").at("code", PLAN).asking("year", "2027").sending(regime("2026-12-15")),
            closed("createRegime").at("code", PLAN).sending(regime("2027-12-15")),
            of("createExemption", names(400, "/subjectId"), names(400, "/subjectId"))
                    .sending(Prepared.exemptionBody()),
            closed("deleteExemption").on(Prepared::exemption),
            reference("getWorklist"),
            // Everybody's own: the accounts of this test have asked for none.
            closed("getMyReminders").answering(404),
            reference("putMyReminders").sending(Map.of("email", "an@habac.gov.vn", "kinds", List.of("OVERDUE"))),
            closed("deleteMyReminders").answering(404),
            of("exportTargets", DONE, NOT_LISTED).asking("format", "CSV").showing(PLAN + ".MT.I.1"),
            of("exportTasks", DONE, NOT_LISTED).asking("format", "CSV").showing(PLAN + ".NV.I.1"),
            of("exportUnits", DONE, NOT_LISTED)
                    .asking("format", "CSV")
                    .showing("10816.CA")
                    .ofNoPlan(),
            of("exportSubmissions", DONE, NOT_LISTED)
                    .variant("an approved one")
                    .on(Prepared::approved)
                    .asking("format", "CSV")
                    .showing(TARGET),
            of("exportSubmissions", NOT_LISTED, NOT_LISTED)
                    .variant("a draft")
                    .on(Prepared::draft)
                    .asking("format", "CSV")
                    .showing(TARGET)
                    .needing(Permission.SUBMISSION_READ_UNAPPROVED),
            reference("exportLocalities").asking("format", "CSV").showing("VN,"),
            communesList("exportPlans").asking("format", "CSV").showing(PLAN),
            communes("exportFindings").at("code", PLAN).asking("format", "CSV"),
            reference("exportPeriods").asking("format", "CSV").showing("2026-11"),
            reference("exportHolidays").asking("format", "CSV").showing("2026-09-02"),
            reference("exportWorklist").asking("format", "CSV"),
            communes("exportLockExceptions").asking("format", "CSV").asking("plan", PLAN),
            of("exportImports", NOT_LISTED, NOT_LISTED)
                    .on(Prepared::imported)
                    .asking("format", "CSV")
                    .showing("reporter-10816.CA")
                    .needing(Permission.SUBMISSION_REOPEN),
            of("exportMemberships", NOT_LISTED, NOT_LISTED)
                    .on(Prepared::membership)
                    .asking("format", "CSV")
                    .showing("an.nguyen"),
            communes("exportRollup")
                    .asking("format", "CSV")
                    .asking("indicator", "DA06.III.3")
                    .asking("locality", COMMUNE),
            communes("exportCascade")
                    .asking("format", "CSV")
                    .asking("indicator", "DA06.III.3")
                    .asking("locality", COMMUNE),
            communes("exportObligations").asking("format", "CSV").asking("plan", PLAN),
            communes("exportObligationSummary").asking("format", "CSV").asking("plan", PLAN),
            of("exportPublications", NOT_LISTED, NOT_LISTED)
                    .on(Prepared::publication)
                    .asking("format", "CSV")
                    .showing("da06-10816.2026-11.figures"),
            of("exportWebhooks", NOT_LISTED, NOT_LISTED)
                    .on(Prepared::webhook)
                    .asking("format", "CSV")
                    .showing("Cổng thử")
                    .needing(Permission.WEBHOOK_OF_OTHERS),
            closed("exportWebhookDeliveries")
                    .on(Prepared::webhook)
                    .asking("format", "CSV")
                    .needing(Permission.WEBHOOK_OF_OTHERS),
            of("exportAuditTrail", NOT_LISTED, NOT_LISTED)
                    .on(Prepared::draft)
                    .asking("format", "CSV")
                    .showing(TARGET),
            communes("exportReport")
                    .asking("format", "CSV")
                    .asking("plan", PLAN)
                    .asking("period", "2026-11"),
            of("getTemplate", names(403, "query/unit"), NOT_FOUND)
                    .asking("plan", PLAN)
                    .asking("unit", "10816.CA")
                    .asking("period", "2026-11"),
            reference("listHolidays").showing("2026-09-02"),
            of("putHoliday", FORBIDDEN, FORBIDDEN)
                    .ownedBy("VN")
                    .at("day", "2027-02-08")
                    .sending(Map.of("day", "2027-02-08", "name", "Tết Nguyên đán")),
            of("deleteHoliday", FORBIDDEN, FORBIDDEN).ownedBy("VN").at("day", "2030-09-02"),
            closed("listAttachments")
                    .on(Prepared::attached)
                    .showing("so-lieu.txt")
                    .needing(Permission.SUBMISSION_READ_UNAPPROVED),
            closed("getAttachment").on(Prepared::attached).needing(Permission.SUBMISSION_READ_UNAPPROVED),
            closed("addAttachment")
                    .on(Prepared::draft)
                    .asking("name", "van-ban.txt")
                    .sending("Văn bản số 12")
                    .as("text/plain"),
            closed("removeAttachment").on(Prepared::attached),
            communes("getReceipt").variant("an approved one").on(Prepared::approved),
            closed("getReceipt")
                    .variant("a submitted one")
                    .on(Prepared::submitted)
                    .needing(Permission.SUBMISSION_READ_UNAPPROVED),
            communesList("listChanges")
                    .variant("of an approved one")
                    .on(Prepared::approved)
                    .showing(TARGET),
            of("listChanges", NOT_LISTED, NOT_LISTED)
                    .variant("of a draft")
                    .on(Prepared::draft)
                    .showing(TARGET)
                    .needing(Permission.SUBMISSION_READ_UNAPPROVED),
            of("listWebhooks", NOT_LISTED, NOT_LISTED)
                    .on(Prepared::webhook)
                    .showing("Cổng thử")
                    .needing(Permission.WEBHOOK_OF_OTHERS),
            closed("getWebhook").on(Prepared::webhook).needing(Permission.WEBHOOK_OF_OTHERS),
            of("createWebhook", names(400, "/locality"), names(400, "/locality"))
                    .sending(Prepared.webhookBody())
                    .ofNoPlan(),
            closed("updateWebhook")
                    .on(Prepared::webhook)
                    .sending(Prepared.webhookBody())
                    .needing(Permission.WEBHOOK_OF_OTHERS),
            closed("deleteWebhook").on(Prepared::webhook).needing(Permission.WEBHOOK_OF_OTHERS),
            closed("changeWebhookSecret")
                    .on(Prepared::webhook)
                    .sending(Map.of("overlapHours", 24))
                    .needing(Permission.WEBHOOK_OF_OTHERS),
            closed("pingWebhook").on(Prepared::webhook).needing(Permission.WEBHOOK_OF_OTHERS),
            closed("listWebhookDeliveries").on(Prepared::webhook).needing(Permission.WEBHOOK_OF_OTHERS),
            closed("replayWebhook")
                    .on(Prepared::webhook)
                    .sending(Map.of("dead", true))
                    .needing(Permission.WEBHOOK_OF_OTHERS),
            of("listAuditEvents", NOT_LISTED, NOT_LISTED).on(Prepared::draft).showing(TARGET),
            of("exportAuditEvents", NOT_LISTED, NOT_LISTED).on(Prepared::draft).showing(TARGET),
            closed("verifyAuditEvents").asking("locality", COMMUNE),
            of("listMemberships", NOT_LISTED, NOT_LISTED)
                    .on(Prepared::membership)
                    .showing("an.nguyen"),
            closed("getMembership").on(Prepared::membership),
            of("createMembership", names(400, "/units/0"), names(400, "/units/0"))
                    .sending(Prepared.membershipBody()),
            closed("updateMembership")
                    .on(Prepared::membership)
                    .sending(Map.of("units", List.of("10816.VH"), "localities", List.of())),
            closed("deleteMembership").on(Prepared::membership),
            of("listPublications", NOT_LISTED, NOT_LISTED)
                    .on(Prepared::publication)
                    .showing("da06-10816.2026-11.figures"),
            closed("getPublication").on(Prepared::publication),
            closed("getPublicationContent").on(Prepared::publication),
            closed("createPublication").sending(Prepared.publicationBody()),
            closed("editPublication").on(Prepared::publication).sending(Map.of("title", "Kết quả tháng 11")),
            closed("discardPublication").on(Prepared::publication),
            closed("releasePublication").on(Prepared::publication).sending(Map.of()),
            closed("withdrawPublication").on(Prepared::released).sending(Map.of("reason", "Nhầm kỳ")));

    private Samples() {}

    static Set<String> operations() {
        return ALL.stream().map(sample -> sample.operationId).collect(Collectors.toSet());
    }

    private static Map<String, Object> regime(String from) {
        return Map.of(
                "effectiveFrom",
                from,
                "basis",
                "Nghị định 09/2019/NĐ-CP, Điều 12",
                "rules",
                List.of(Map.of("frequency", "QUARTER")),
                "deadlines",
                List.of(Map.of("period", "QUARTER", "level", "COMMUNE", "dueWorkingDays", 3, "lockDays", 5)));
    }

    private static String packagedPlan() {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("plans/" + PLAN + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
