package vn.tiendo06.reminder;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.draft;
import static vn.tiendo06.testing.Reports.submitted;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.Scheduler;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Digests by e-mail, through a real SMTP server. The month 2026-11 is due by Tuesday 17 November. */
@QuarkusTest
@QuarkusTestResource(value = MailServer.class, restrictToAnnotatedClass = true)
class ReminderTest extends ApiTest {

    private static final LocalDate DUE_DAY = LocalDate.of(2026, 11, 17);
    private static final String TARGET = PLAN + ".MT.III.3";

    private final String police = Tokens.reporter(POLICE);
    private final String reviewer = Tokens.of("reviewer", COMMUNE);

    @Inject
    ReminderJob job;

    @Inject
    Scheduler quartz;

    @BeforeEach
    void emptyMailboxes() throws Exception {
        MailServer.server.purgeEmailFromAllMailboxes();
    }

    private static void subscribe(String token, String email, String... kinds) {
        as(token, Map.of("email", email, "kinds", List.of(kinds)))
                .put("/me/reminders")
                .then()
                .statusCode(200);
    }

    private static List<MimeMessage> mails() {
        return List.of(MailServer.server.getReceivedMessages());
    }

    private static String text(Part part) throws Exception {
        if (part.getContent() instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                all.append(text(parts.getBodyPart(i)));
            }
            return all.toString();
        }
        return part.getContent().toString();
    }

    @Test
    void aDigestTellsWhatIsDueAndIsSentOnceADay() throws Exception {
        TestClock.set(DUE_DAY);
        subscribe(police, "ca@habac.gov.vn", "DUE_SOON");
        job.run();
        job.run();
        assertEquals(1, mails().size());
        MimeMessage mail = mails().getFirst();
        assertEquals("ca@habac.gov.vn", GreenMailUtil.getAddressList(mail.getRecipients(Message.RecipientType.TO)));
        assertTrue(mail.getSubject().startsWith("Tiến độ 06: "), mail.getSubject());
        String text = text(mail);
        assertTrue(text.contains("Kính gửi Tên reporter-10816.CA"), text);
        assertTrue(text.contains("III.3 – Công an xã, kỳ 2026-11, hạn 17/11/2026"), text);
        assertTrue(text.contains("https://tiendo06.habac.gov.vn"), text);
        assertFalse(text.contains("quá hạn"), text);
        TestClock.set(DUE_DAY.plusDays(1));
        job.run();
        assertEquals(1, mails().size(), "on the next day nothing of this kind is left to say");
    }

    @Test
    void whatIsReturnedComesWithItsReasonAndOneMailForAll() throws Exception {
        TestClock.set(DUE_DAY);
        String id = submitted(police, draft(TARGET, POLICE, "2026-11", Map.of("value", 80)));
        as(reviewer, Map.of("reason", "Thiếu <b>văn bản</b> & số liệu"))
                .header("If-Match", "\"1\"")
                .post("/submissions/{id}/return", id)
                .then()
                .statusCode(200);
        submitted(police, draft(PLAN + ".MT.III.1", POLICE, "2026-11", Map.of("value", 80)));
        subscribe(police, "ca@habac.gov.vn", "DUE_SOON", "OVERDUE", "RETURNED");
        subscribe(reviewer, "vp@habac.gov.vn", "TO_REVIEW");
        job.run();
        assertEquals(2, mails().size());
        String toPolice = text(mailTo("ca@habac.gov.vn"));
        assertTrue(toPolice.contains("Lý do: Thiếu <b>văn bản</b> & số liệu"), toPolice);
        assertTrue(toPolice.contains("Thiếu &lt;b&gt;văn bản&lt;/b&gt; &amp; số liệu"), "escaped in HTML");
        String toReviewer = text(mailTo("vp@habac.gov.vn"));
        assertTrue(toReviewer.contains("Báo cáo chờ duyệt"), toReviewer);
        assertTrue(toReviewer.contains("III.1"), toReviewer);
    }

    private static MimeMessage mailTo(String address) throws Exception {
        for (MimeMessage mail : mails()) {
            if (GreenMailUtil.getAddressList(mail.getAllRecipients()).equals(address)) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + address);
    }

    @Test
    void itIsQuietWithNothingToSayOnWeekendsAndOnHolidays() {
        TestClock.set(DUE_DAY);
        subscribe(Tokens.of("reviewer", COMMUNE), "vp@habac.gov.vn", "TO_REVIEW");
        job.run();
        assertEquals(0, mails().size());
        subscribe(police, "ca@habac.gov.vn", "OVERDUE");
        TestClock.set(LocalDate.of(2026, 11, 21));
        job.run();
        TestClock.set(LocalDate.of(2027, 1, 1));
        job.run();
        assertEquals(0, mails().size());
        TestClock.set(LocalDate.of(2026, 11, 23));
        job.run();
        assertEquals(1, mails().size());
    }

    @Test
    void whoHadNothingToBeToldInTheMorningIsToldLaterThatDay() {
        TestClock.set(DUE_DAY);
        subscribe(reviewer, "vp@habac.gov.vn", "TO_REVIEW");
        job.run();
        assertEquals(0, mails().size());
        submitted(police, draft(PLAN + ".MT.III.1", POLICE, "2026-11", Map.of("value", 80)));
        TestClock.set(TestClock.at().plus(Duration.ofMinutes(59)));
        job.run();
        assertEquals(0, mails().size(), "left alone for an hour");
        TestClock.set(TestClock.at().plus(Duration.ofMinutes(1)));
        job.run();
        assertEquals(1, mails().size());
        job.run();
        assertEquals(1, mails().size(), "one digest a day");
    }

    @Test
    void whileTheMailServerIsDownNothingIsLostOrDoubled() throws Exception {
        TestClock.set(DUE_DAY);
        subscribe(police, "ca@habac.gov.vn", "DUE_SOON");
        MailServer.goDown();
        try {
            job.run();
        } finally {
            MailServer.comeBack();
        }
        job.run();
        job.run();
        assertEquals(1, mails().size());
    }

    @Test
    void severalReplicasSendOnce() throws Exception {
        TestClock.set(DUE_DAY);
        for (int i = 0; i < 5; i++) {
            String token = Tokens.token("reporter-" + i, Set.of("reporter"), List.of(POLICE), List.of());
            subscribe(token, "ca" + i + "@habac.gov.vn", "DUE_SOON");
        }
        List<Callable<Void>> replicas = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            replicas.add(() -> {
                job.run();
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(replicas.size())) {
            for (Future<Void> done : threads.invokeAll(replicas)) {
                done.get();
            }
        }
        // What a connection that the mail server had closed held up is sent by the next run.
        job.run();
        assertEquals(5, mails().size());
    }

    @Test
    void theSchedulerIsClusteredOnTheDatabase() throws Exception {
        assertTrue(quartz.getMetaData().isJobStoreClustered());
        assertTrue(quartz.getMetaData().isJobStoreSupportsPersistence());
    }

    @Test
    void aMembershipCountsInsteadOfTheTokenThatAsked() throws Exception {
        TestClock.set(DUE_DAY);
        subscribe(police, "ca@habac.gov.vn", "DUE_SOON");
        as(
                        Tokens.of("administrator", "VN"),
                        Map.of(
                                "issuer",
                                Tokens.ISSUER,
                                "subject",
                                "reporter-" + POLICE,
                                "role",
                                "VIEWER",
                                "localities",
                                List.of(COMMUNE)))
                .post("/memberships")
                .then()
                .statusCode(201);
        job.run();
        assertEquals(0, mails().size(), "a viewer owes nothing");
    }

    @Test
    void aScopeFromAnOldTokenIsNotTrusted() {
        TestClock.set(DUE_DAY.minusDays(91));
        subscribe(police, "ca@habac.gov.vn", "DUE_SOON");
        TestClock.set(DUE_DAY);
        job.run();
        assertEquals(0, mails().size());
    }

    @Test
    void onesOwnSubscription() {
        as(police).get("/me/reminders").then().statusCode(404);
        as(police, Map.of("email", "ca@habac.gov.vn", "kinds", List.of("OVERDUE", "DUE_SOON"), "language", "en"))
                .put("/me/reminders")
                .then()
                .statusCode(200)
                .header("ETag", is("\"0\""))
                .body("email", is("ca@habac.gov.vn"))
                .body("kinds", contains("DUE_SOON", "OVERDUE"))
                .body("language", is("en"))
                .body("delivered", is(true))
                .body("issuer", nullValue());
        Map<String, ?> changed = Map.of("email", "moi@habac.gov.vn", "kinds", List.of("RETURNED"));
        as(police, changed).put("/me/reminders").then().statusCode(428);
        as(police, changed)
                .header("If-Match", "\"5\"")
                .put("/me/reminders")
                .then()
                .statusCode(412);
        as(police, changed)
                .header("If-Match", "\"0\"")
                .put("/me/reminders")
                .then()
                .statusCode(200)
                .body("language", is("vi"));
        as(Tokens.colleague(POLICE)).get("/me/reminders").then().statusCode(404);
        as(police).delete("/me/reminders").then().statusCode(428);
        as(police).header("If-Match", "\"1\"").delete("/me/reminders").then().statusCode(204);
        as(police).get("/me/reminders").then().statusCode(404);
        // The audit trail knows that it happened, and no address.
        as(Tokens.of("auditor", "VN"))
                .queryParam("kind", "reminder-subscription")
                .queryParam("limit", 200)
                .get("/audit-events")
                .then()
                .body("items.action.take(3)", contains("DELETE", "UPDATE", "CREATE"))
                .body(not(containsString("habac.gov.vn")));
    }

    @ParameterizedTest
    @CsvSource({
        "email, không phải địa chỉ, /email",
        "email, , /email",
        "language, fr, /language",
        "kinds, SMS, /kinds/0",
        "so, 1, /so",
    })
    void badSubscriptions(String field, String value, String pointer) {
        Map<String, Object> body = new HashMap<>(Map.of("email", "a@b.vn", "kinds", List.of("OVERDUE")));
        body.put(field, field.equals("kinds") ? List.of(value) : value);
        as(police, body).put("/me/reminders").then().statusCode(400).body("errors.pointer", contains(pointer));
        as(police).get("/me/reminders").then().statusCode(404);
    }

    @Test
    void kindsAreNeeded() {
        as(police, Map.of("email", "a@b.vn", "kinds", List.of()))
                .put("/me/reminders")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/kinds"));
    }
}
