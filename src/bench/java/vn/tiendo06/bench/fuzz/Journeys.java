package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Random;

/** Calls that follow from one another, so that there are objects in every state and operations that need one succeed. */
final class Journeys {

    /** Sends a step; null where no answer came. */
    interface Sender {
        Answer send(Step step) throws InterruptedException;
    }

    private static final String PLAN = "da06-10816";

    /** A target for which the service centre answers, together with the police. */
    private static final String JOINT_TARGET = PLAN + ".MT.I.1";

    private static final String CENTRE = "10816.TTHCC";
    private static final String POLICE = "10816.CA";

    /** Takes the application long enough for a cancellation to come in time. */
    private static final int LONG_IMPORT = 1500;

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
        attachment();
        confirmation();
        ending();
        report();
        bulletin();
        deliveries();
        reopening();
    }

    /** One of them, mostly a report's. */
    void any() throws InterruptedException {
        switch (random.nextInt(40)) {
            case 0 -> plan();
            case 1 -> cancelledImport();
            case 2, 3, 4 -> contribution();
            case 5, 6, 7 -> publication();
            case 8, 9, 10 -> attachment();
            case 11 -> confirmation();
            case 12, 13 -> ending();
            case 14 -> deliveries();
            case 15 -> reopening();
            default -> report();
        }
    }

    /** A report on its whole way. */
    private void report() throws InterruptedException {
        Answer last = drafted("police", subject(), POLICE);
        String id = id(last);
        if (id == null) {
            return;
        }
        last = sender.send(new Step("editSubmission", "police")
                .at(id)
                .on(last)
                .sending("{\"figures\":{\"value\":%d}}".formatted(random.nextInt(100))));
        if (!isDone(last)) {
            return;
        }
        last = sender.send(new Step("submitSubmission", "police").at(id).on(last));
        if (!isDone(last) || random.nextInt(4) == 0) {
            return;
        }
        boolean returned = random.nextInt(3) == 0;
        Step review = new Step(returned ? "returnSubmission" : "approveSubmission", "reviewer")
                .at(id)
                .on(last);
        last = sender.send(returned ? review.sending("{\"reason\":\"Chưa khớp\"}") : review);
        if (isDone(last) && random.nextInt(4) > 0) {
            sender.send(new Step("correctSubmission", "police").at(id));
        }
    }

    /** An approved report that its locality's administrator opens again. */
    private void reopening() throws InterruptedException {
        Answer last = drafted("police", subject(), POLICE);
        String id = id(last);
        if (id != null) {
            last = sender.send(new Step("submitSubmission", "police").at(id).on(last));
        }
        if (id != null && isDone(last)) {
            last = sender.send(new Step("approveSubmission", "reviewer").at(id).on(last));
            if (isDone(last)) {
                sender.send(
                        new Step("reopenSubmission", "admin").at(id).on(last).sending("{\"reason\":\"Thanh tra\"}"));
            }
        }
    }

    /** What the police add to the service centre's draft and, half of the time, take back. */
    private void contribution() throws InterruptedException {
        Answer last = drafted("centre", JOINT_TARGET, CENTRE);
        String id = id(last);
        if (id == null) {
            return;
        }
        last = sender.send(new Step("putContribution", "police")
                .at(id, POLICE)
                .on(last)
                .sending("{\"narrative\":\"Đã chuẩn hoá 120 trường\"}"));
        if (isDone(last) && random.nextBoolean()) {
            last = sender.send(
                    new Step("removeContribution", "police").at(id, POLICE).on(last));
        }
        // Else the period is taken for good and no other journey begins there.
        if (isDone(last)) {
            sender.send(new Step("withdrawSubmission", "centre").at(id).on(last));
        }
    }

    /** A draft with a file that is taken off again. */
    private void attachment() throws InterruptedException {
        Answer last = drafted("police", subject(), POLICE);
        String id = id(last);
        if (id == null) {
            return;
        }
        last = sender.send(new Step("addAttachment", "police")
                .at(id)
                .asking("name", "so-lieu.txt")
                .on(last)
                .sending("text/plain", "Số liệu tháng"));
        JsonNode files = isDone(last) ? Judge.json(last) : null;
        if (files != null) {
            String file = files.path("attachments").path(0).path("id").asText();
            sender.send(new Step("removeAttachment", "police").at(id, file).on(last));
        }
    }

    /** A report that its unit's head confirms, while the plan asks for that. */
    private void confirmation() throws InterruptedException {
        review(true);
        Answer last = drafted("police", subject(), POLICE);
        String id = id(last);
        if (id != null) {
            last = sender.send(new Step("submitSubmission", "police").at(id).on(last));
            if (isDone(last)) {
                sender.send(new Step("confirmSubmission", "head").at(id).on(last));
            }
        }
        review(false);
    }

    private void review(boolean confirmed) throws InterruptedException {
        Answer plan = sender.send(new Step("getPlan", "admin").at(PLAN));
        if (isDone(plan)) {
            sender.send(new Step("setPlanReview", "admin")
                    .at(PLAN)
                    .on(plan)
                    .sending("{\"confirmationRequired\":" + confirmed + "}"));
        }
    }

    /** A unit that is to end, and then is not. */
    private void ending() throws InterruptedException {
        String code = "10816.THU" + (100 + random.nextInt(900));
        Answer last = sender.send(new Step("createUnit", "admin")
                .sending("{\"code\":\"%s\",\"localityCode\":\"10816\",\"name\":\"Tổ %1$s\",\"kind\":\"DIVISION\"}"
                        .formatted(code)));
        if (isDone(last)) {
            last = sender.send(new Step("endUnit", "admin").at(code).on(last).sending("{\"validTo\":\"2030-12-31\"}"));
        }
        if (isDone(last)) {
            sender.send(new Step("revokeUnitEnding", "admin").at(code).on(last));
        }
    }

    /** A publication's draft with another title, half of the time thrown away. */
    private void publication() throws InterruptedException {
        Answer last = sender.send(new Step("createPublication", "admin")
                .sending("{\"kind\":\"FIGURES\",\"plan\":\"%s\",\"period\":\"%s\",\"title\":\"Kết quả\"}"
                        .formatted(PLAN, period())));
        String id = id(last);
        if (id == null) {
            return;
        }
        last = sender.send(
                new Step("editPublication", "admin").at(id).on(last).sending("{\"title\":\"Kết quả tháng\"}"));
        if (isDone(last) && random.nextBoolean()) {
            sender.send(new Step("discardPublication", "admin").at(id).on(last));
        }
    }

    /** A bulletin that is public at once, and its procedures as a table. */
    private void bulletin() throws InterruptedException {
        Answer last = sender.send(new Step("createPublication", "admin").sending("""
                {"kind":"ADMINISTRATIVE_PROCEDURES","plan":"%s","period":"%s","title":"Bản tin","bulletin":{
                "summary":"Cắt giảm","simplifications":[{"procedure":"Đăng ký thường trú","documentsBefore":5,
                "documentsAfter":2,"daysBefore":7,"daysAfter":5}]}}""".formatted(PLAN, period())));
        String id = id(last);
        if (id == null) {
            return;
        }
        last = sender.send(
                new Step("releasePublication", "admin").at(id).on(last).sending("{}"));
        if (isDone(last)) {
            JsonNode released = Judge.json(last);
            sender.send(new Step("getOpenDataProcedures", "stranger")
                    .at(released.path("code").asText(), released.path("number").asText()));
        }
    }

    /** What was sent to the first webhook, as a file. */
    private void deliveries() throws InterruptedException {
        Answer webhooks = sender.send(new Step("listWebhooks", "admin"));
        JsonNode first = isDone(webhooks) ? Judge.json(webhooks).path("items").path(0) : null;
        if (first != null && first.path("id").isTextual()) {
            sender.send(new Step("exportWebhookDeliveries", "admin")
                    .at(first.path("id").asText())
                    .asking("format", "CSV"));
        }
    }

    private void cancelledImport() throws InterruptedException {
        String items = String.join(",", Collections.nCopies(LONG_IMPORT, draft(subject(), POLICE)));
        String id = id(sender.send(new Step("createImport", "police").sending("{\"items\":[" + items + "]}")));
        if (id != null) {
            sender.send(new Step("cancelImport", "police").at(id));
        }
    }

    /** The packaged plan once more. */
    private void plan() throws InterruptedException {
        try (InputStream plan = Journeys.class.getResourceAsStream("/plans/" + PLAN + ".json")) {
            sender.send(new Step("loadPlan", "admin").sending(new String(plan.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer drafted(String caller, String subject, String unit) throws InterruptedException {
        return sender.send(new Step("createSubmission", caller).sending(draft(subject, unit)));
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

    private static boolean isDone(Answer answer) {
        return answer != null && answer.status() / 100 == 2;
    }

    /** The id of what was made, null where nothing was. */
    private static String id(Answer created) {
        JsonNode body = isDone(created) ? Judge.json(created) : null;
        return body == null || !body.path("id").isTextual()
                ? null
                : body.get("id").textValue();
    }
}
