package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Calls that follow from one another, so that there are objects in every state and operations that need one succeed. */
final class Journeys {

    /** Sends one good call: by whom, on which version and with which JSON, each null for none. */
    interface Sender {
        Answer send(String operationId, List<String> path, String caller, String etag, String json)
                throws InterruptedException;
    }

    private static final String PLAN = "da06-10816";

    /** A target for which the service centre answers, together with the police. */
    private static final String JOINT_TARGET = PLAN + ".MT.I.1";

    private static final String CENTRE = "10816.TTHCC";
    private static final String POLICE = "10816.CA";

    /** Takes the application long enough for a cancellation to come in time. */
    private static final int LONG_IMPORT = 1500;

    private static final List<String> NOWHERE = List.of();

    private final Values values;
    private final Random random;
    private final Sender sender;

    Journeys(Values values, Random random, Sender sender) {
        this.values = values;
        this.random = random;
        this.sender = sender;
    }

    /** Each once. */
    void all() throws InterruptedException {
        plan();
        cancelledImport();
        contribution();
        publication();
        report();
    }

    /** One of them, mostly a report's. */
    void any() throws InterruptedException {
        switch (random.nextInt(40)) {
            case 0 -> plan();
            case 1 -> cancelledImport();
            case 2, 3, 4, 5, 6 -> contribution();
            case 7, 8, 9, 10, 11 -> publication();
            default -> report();
        }
    }

    /** A report on its whole way. */
    private void report() throws InterruptedException {
        Answer created = sender.send("createSubmission", NOWHERE, "police", null, draft(subject(), POLICE));
        String id = id(created);
        if (id == null) {
            return;
        }
        String etag = tag(created);
        for (String action :
                List.of("submitSubmission", random.nextInt(3) == 0 ? "returnSubmission" : "approveSubmission")) {
            boolean submits = action.equals("submitSubmission");
            Answer moved = sender.send(
                    action,
                    List.of(id),
                    submits ? "police" : "reviewer",
                    etag,
                    action.equals("returnSubmission") ? "{\"reason\":\"Chưa khớp\"}" : null);
            if (moved == null || moved.status() != 200 || random.nextInt(4) == 0) {
                return;
            }
            etag = tag(moved);
        }
        sender.send("correctSubmission", List.of(id), "police", null, null);
    }

    /** What the police add to the service centre's draft and, half of the time, take back. */
    private void contribution() throws InterruptedException {
        Answer created = sender.send("createSubmission", NOWHERE, "centre", null, draft(JOINT_TARGET, CENTRE));
        String id = id(created);
        if (id == null) {
            return;
        }
        List<String> path = List.of(id, POLICE);
        Answer added = sender.send(
                "putContribution", path, "police", tag(created), "{\"narrative\":\"Đã chuẩn hoá 120 trường\"}");
        if (added != null && added.status() == 200 && random.nextBoolean()) {
            added = sender.send("removeContribution", path, "police", tag(added), null);
        }
        // Else the period is taken for good and no other journey begins there.
        if (added != null && added.status() / 100 == 2) {
            sender.send("withdrawSubmission", List.of(id), "centre", tag(added), null);
        }
    }

    /** A publication's draft with another title, half of the time thrown away. */
    private void publication() throws InterruptedException {
        Answer created = sender.send(
                "createPublication",
                NOWHERE,
                "admin",
                null,
                "{\"kind\":\"FIGURES\",\"plan\":\"%s\",\"period\":\"%s\",\"title\":\"Kết quả\"}"
                        .formatted(PLAN, period()));
        String id = id(created);
        if (id == null) {
            return;
        }
        Answer edited =
                sender.send("editPublication", List.of(id), "admin", tag(created), "{\"title\":\"Kết quả tháng\"}");
        if (edited != null && edited.status() == 200 && random.nextBoolean()) {
            sender.send("discardPublication", List.of(id), "admin", tag(edited), null);
        }
    }

    private void cancelledImport() throws InterruptedException {
        String items = String.join(",", Collections.nCopies(LONG_IMPORT, draft(subject(), POLICE)));
        Answer queued = sender.send("createImport", NOWHERE, "police", null, "{\"items\":[" + items + "]}");
        String id = id(queued);
        if (id != null) {
            sender.send("cancelImport", List.of(id), "police", null, null);
        }
    }

    /** The packaged plan once more. */
    private void plan() throws InterruptedException {
        try (InputStream plan = Journeys.class.getResourceAsStream("/plans/" + PLAN + ".json")) {
            sender.send("loadPlan", NOWHERE, "admin", null, new String(plan.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String draft(String subject, String unit) {
        return "{\"subjectId\":\"%s\",\"unit\":\"%s\",\"period\":\"%s\",\"figures\":{\"value\":%d}}"
                .formatted(subject, unit, period(), random.nextInt(100));
    }

    private String subject() {
        return values.meant("subjectId").textValue();
    }

    private String period() {
        return values.meant("period").textValue();
    }

    /** The id of what was made, null where nothing was. */
    private static String id(Answer created) {
        JsonNode body = created == null || created.status() / 100 != 2 ? null : Judge.json(created);
        return body == null || !body.path("id").isTextual()
                ? null
                : body.get("id").textValue();
    }

    private static String tag(Answer answer) {
        String etag = answer.header("etag");
        return etag == null ? "\"0\"" : etag;
    }
}
