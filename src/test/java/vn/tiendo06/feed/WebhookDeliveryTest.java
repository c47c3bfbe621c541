package vn.tiendo06.feed;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Deliveries to a real HTTP server, verified with the reference library of Standard Webhooks. */
@QuarkusTest
class WebhookDeliveryTest extends ApiTest {

    private static final String PORTAL = Tokens.of("integrator", COMMUNE);
    private static final String ADMINISTRATOR = Tokens.of("administrator", COMMUNE);

    private static final String ADMINISTRATOR_VN = Tokens.of("administrator", "VN");

    @Inject
    WebhookDispatcher dispatcher;

    @Inject
    DeliveryQueue queue;

    @Inject
    WebhookFeed feed;

    @Inject
    SecretVault vault;

    @Inject
    EntityManager entities;

    @Inject
    LocalCalendar calendar;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    private Receiver receiver;
    private String secret;

    @BeforeEach
    void listen() throws Exception {
        receiver = new Receiver();
        // The reference library holds timestamps against the system's time.
        TestClock.set(Instant.ofEpochMilli(new java.util.Date().getTime()));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private String webhook(Map<String, ?> more) {
        return webhook(PORTAL, more);
    }

    private String webhook(String token, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Prepared.webhookBody());
        body.put("url", receiver.url());
        body.put("maxPerMinute", 6000);
        body.putAll(more);
        Response created = as(token, body).post("/webhooks");
        created.then().statusCode(201);
        secret = created.path("secret");
        return created.path("webhook.id");
    }

    /** Sends all that is due, and what becomes due within some seconds. */
    private void send() {
        for (int second = 0; second < 3; second++) {
            for (int n = 0; n < 100 && dispatcher.step(); n++) {
                later(Duration.ofMillis(10));
            }
            later(Duration.ofSeconds(1));
        }
    }

    private void later(Duration time) {
        TestClock.set(clock.instant().plus(time));
    }

    private List<JsonNode> deliveries(String id) {
        return Pages.walk(PORTAL, "/webhooks/" + id + "/deliveries", Map.of("sort", "queuedAt"), 50);
    }

    private void state(String id, String state) {
        as(PORTAL).get("/webhooks/{id}", id).then().body("state", is(state));
    }

    // ---- What is sent

    @Test
    void aChangeIsSentSignedAsACloudEvent() {
        String id = webhook(Map.of());
        String submission = Prepared.approvedNow().id();
        send();
        assertEquals(1, receiver.calls.size(), "what is not approved is not sent: " + receiver.types());
        Receiver.Call call = receiver.calls.getFirst();
        assertTrue(call.verifies(secret));
        assertFalse(call.verifies("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"));
        assertEquals("application/cloudevents+json", call.header("content-type"));
        JsonNode event = Pages.parse(call.body());
        assertEquals("1.0", event.get("specversion").textValue());
        assertEquals("vn.tiendo06.submission.approve", event.get("type").textValue());
        assertEquals("submission/" + submission, event.get("subject").textValue());
        assertEquals("urn:tiendo06", event.get("source").textValue());
        assertEquals(COMMUNE, event.get("localitycode").textValue());
        assertEquals(PLAN, event.get("plancode").textValue());
        JsonNode change = new Copy(PORTAL, Map.of()).rest().getFirst();
        assertEquals(change, event.get("data"));
        assertEquals(change.get("id").asText(), event.get("id").textValue());
        List<JsonNode> log = deliveries(id);
        assertEquals("DELIVERED", log.getFirst().get("state").textValue());
        assertEquals(call.header("webhook-id"), log.getFirst().get("id").textValue());
        assertEquals(204, log.getFirst().at("/attempts/0/status").intValue());
    }

    @Test
    void aPingTriesTheWebhook() {
        String id = webhook(Map.of("types", List.of("holiday")));
        String delivery = as(PORTAL)
                .post("/webhooks/{id}/ping", id)
                .then()
                .statusCode(200)
                .body("state", is("PENDING"))
                .extract()
                .path("id");
        send();
        assertEquals(List.of("vn.tiendo06.webhook.ping"), receiver.types());
        assertEquals(delivery, receiver.calls.getFirst().header("webhook-id"));
        assertTrue(receiver.calls.getFirst().verifies(secret));
    }

    @Test
    void onlyWhatIsAskedForIsSentInTheOrderOfTheFeed() {
        webhook(Map.of("url", receiver.url() + "&to=plan", "types", List.of("unit", "exemption.delete"), "plan", PLAN));
        webhook(Map.of(
                "url", receiver.url() + "&to=all", "types", List.of("unit", "exemption.delete", "lock-exception")));
        Prepared.lockException();
        Prepared.unit();
        Prepared.Stored exemption = Prepared.exemption();
        as(ADMINISTRATOR)
                .delete("/obligations/exemptions/{id}", exemption.id())
                .then()
                .statusCode(204);
        send();
        assertEquals(List.of("vn.tiendo06.exemption.delete"), receiver.types("plan"));
        assertEquals(
                List.of("vn.tiendo06.lock-exception.create", "vn.tiendo06.unit.create", "vn.tiendo06.exemption.delete"),
                receiver.types("all"));
    }

    @Test
    void anotherLocalitysChangesAreNotSent() {
        webhook(Tokens.of("integrator", "01"), Map.of("locality", "01"));
        Prepared.approvedNow();
        Prepared.unit();
        send();
        assertEquals(List.of(), receiver.types());
    }

    // ---- Secrets

    @Test
    void duringTheOverlapBothSecretsVerify() {
        String id = webhook(Map.of());
        String old = secret;
        String fresh = as(PORTAL, Map.of("overlapHours", 24))
                .header("If-Match", "\"0\"")
                .post("/webhooks/{id}/secret", id)
                .path("secret");
        ping(id);
        assertTrue(receiver.calls.getFirst().verifies(old));
        assertTrue(receiver.calls.getFirst().verifies(fresh));
        String later = as(PORTAL, Map.of("overlapHours", 0))
                .header("If-Match", "\"1\"")
                .post("/webhooks/{id}/secret", id)
                .path("secret");
        ping(id);
        assertFalse(receiver.calls.get(1).verifies(fresh), "a secret that has leaked is used no more");
        assertTrue(receiver.calls.get(1).verifies(later));
    }

    @Test
    void theOverlapEnds() {
        String id = webhook(Map.of());
        as(PORTAL, Map.of("overlapHours", 24))
                .header("If-Match", "\"0\"")
                .post("/webhooks/{id}/secret", id)
                .then()
                .statusCode(200);
        later(Duration.ofHours(25));
        ping(id);
        assertEquals(1, receiver.calls.getFirst().header("webhook-signature").split(" ").length);
    }

    private void ping(String id) {
        as(PORTAL).post("/webhooks/{id}/ping", id).then().statusCode(200);
        send();
    }

    // ---- Failures

    @Test
    void whatFailsIsTriedAgainLaterAndLaterUntilItSucceeds() {
        String id = webhook(Map.of());
        receiver.answer = Receiver.status(500);
        Prepared.approvedNow();
        send();
        assertEquals(1, receiver.calls.size());
        later(Duration.ofSeconds(4));
        send();
        assertEquals(2, receiver.calls.size());
        send();
        assertEquals(2, receiver.calls.size(), "the second wait is longer");
        later(Duration.ofSeconds(40));
        receiver.answer = Receiver.status(200);
        send();
        assertEquals(3, receiver.calls.size());
        Set<String> ids = Set.copyOf(
                receiver.calls.stream().map(call -> call.header("webhook-id")).toList());
        assertEquals(1, ids.size(), "the same webhook-id at each attempt");
        List<JsonNode> log = deliveries(id);
        assertEquals("DELIVERED", log.getFirst().get("state").textValue());
        assertEquals(3, log.getFirst().get("attempts").size());
    }

    @Test
    void afterThreeDaysItIsADeadLetterAndCanBeReplayed() {
        String id = webhook(Map.of());
        receiver.answer = Receiver.status(503);
        Prepared.approvedNow();
        Instant start = clock.instant();
        send();
        JsonNode delivery = deliveries(id).getFirst();
        while (delivery.get("state").textValue().equals("PENDING")) {
            TestClock.set(Instant.parse(delivery.get("nextAttemptAt").textValue()));
            assertTrue(clock.instant().isBefore(start.plus(Duration.ofDays(4))), "it is tried for ever");
            dispatcher.step();
            delivery = deliveries(id).getFirst();
        }
        assertFalse(clock.instant().isBefore(start.plus(Duration.ofDays(3))));
        int tries = receiver.calls.size();
        assertTrue(tries >= 10 && tries <= 16, tries + " attempts");
        assertEquals("DEAD", deliveries(id).getFirst().get("state").textValue());
        state(id, "ACTIVE");
        receiver.answer = Receiver.status(204);
        as(PORTAL, Map.of("dead", true))
                .post("/webhooks/{id}/replay", id)
                .then()
                .statusCode(200)
                .body("queued", is(1));
        send();
        assertEquals(tries + 1, receiver.calls.size());
        assertEquals("DELIVERED", deliveries(id).getFirst().get("state").textValue());
    }

    @Test
    void laterChangesWaitBehindOneThatFails() {
        String id = webhook(Map.of());
        receiver.answer = Receiver.status(500);
        Prepared.unit();
        Prepared.approvedNow();
        send();
        assertEquals(List.of("vn.tiendo06.unit.create"), receiver.types());
        receiver.answer = Receiver.status(204);
        later(Duration.ofMinutes(1));
        send();
        assertEquals(
                List.of("vn.tiendo06.unit.create", "vn.tiendo06.unit.create", "vn.tiendo06.submission.approve"),
                receiver.types());
        assertEquals(2, deliveries(id).size());
    }

    @Test
    void whoAnswers410IsCalledNoMoreUntilItIsSwitchedOnAgain() {
        String id = webhook(Map.of());
        receiver.answer = Receiver.status(410);
        Prepared.approvedNow();
        send();
        state(id, "DISABLED");
        as(PORTAL)
                .get("/webhooks/{id}", id)
                .then()
                .body("disabledReason", is("GONE"))
                .header("ETag", "\"1\"");
        Prepared.unit();
        later(Duration.ofDays(1));
        send();
        assertEquals(1, receiver.calls.size());
        receiver.answer = Receiver.status(204);
        Map<String, Object> body = new HashMap<>(Prepared.webhookBody());
        body.put("url", receiver.url());
        as(PORTAL, body)
                .header("If-Match", "\"1\"")
                .put("/webhooks/{id}", id)
                .then()
                .statusCode(200);
        send();
        assertEquals(List.of("vn.tiendo06.submission.approve", "vn.tiendo06.unit.create"), receiver.types());
        as(Tokens.of("auditor", COMMUNE))
                .queryParam("kind", "webhook")
                .queryParam("action", "DISABLE")
                .get("/audit-events")
                .then()
                .body("items.objectId", hasItem(id));
    }

    @Test
    void allSinceAnInstantIsSentAgain() {
        String id = webhook(Map.of());
        Prepared.unit();
        send();
        later(Duration.ofHours(1));
        Instant between = clock.instant();
        later(Duration.ofSeconds(1));
        Prepared.approvedNow();
        send();
        as(PORTAL, Map.of("since", between.toString()))
                .post("/webhooks/{id}/replay", id)
                .then()
                .statusCode(200);
        send();
        assertEquals(
                List.of("vn.tiendo06.unit.create", "vn.tiendo06.submission.approve", "vn.tiendo06.submission.approve"),
                receiver.types());
        assertEquals(
                receiver.calls.get(1).header("webhook-id"),
                receiver.calls.get(2).header("webhook-id"));
    }

    @Test
    void anEndpointThatSaysWhenIsLeftAloneUntilThen() {
        webhook(Map.of());
        receiver.answer = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "600");
            exchange.sendResponseHeaders(429, -1);
        };
        Prepared.approvedNow();
        send();
        later(Duration.ofSeconds(500));
        send();
        assertEquals(1, receiver.calls.size());
        later(Duration.ofSeconds(110));
        send();
        assertEquals(2, receiver.calls.size());
    }

    // ---- Endpoints that mean no good

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (Receiver inner = new Receiver()) {
            receiver.answer = exchange -> {
                exchange.getResponseHeaders().add("Location", inner.url());
                exchange.sendResponseHeaders(307, -1);
            };
            String id = webhook(Map.of());
            ping(id);
            assertEquals(1, receiver.calls.size());
            assertEquals(List.of(), inner.calls);
            assertEquals(307, deliveries(id).getFirst().at("/attempts/0/status").intValue());
        }
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        receiver.answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int n = 0; n < 1_000_000; n++) {
                    out.write("x".repeat(1000).getBytes());
                }
            }
        };
        String id = webhook(Map.of());
        long start = System.nanoTime();
        ping(id);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 14);
        JsonNode attempt = deliveries(id).getFirst().at("/attempts/0");
        assertEquals("x".repeat(200), attempt.get("answer").textValue());
        assertEquals(200, attempt.get("status").intValue());
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedFor() {
        receiver.answer = exchange -> sleep(30_000);
        String id = webhook(Map.of());
        long start = System.nanoTime();
        ping(id);
        long took = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertTrue(took >= 14 && took < 60, took + " s");
        assertEquals(
                "TIMEOUT", deliveries(id).getFirst().at("/attempts/0/outcome").textValue());
    }

    /** The name is public when the webhook is added and looked at, and private when it is called. */
    @Test
    void aNameThatTurnsPrivateIsNotCalled() {
        TestNames.answer("rebinding.test", "93.184.216.34", "127.0.0.2");
        String id = webhook(Map.of("url", "https://rebinding.test:" + receiver.port() + "/"));
        TestNames.answer("rebinding.test", "127.0.0.2");
        ping(id);
        assertEquals(
                "REFUSED_TARGET",
                deliveries(id).getFirst().at("/attempts/0/outcome").textValue());
        assertEquals(List.of(), receiver.calls);
    }

    /** Looked up once: what is called is the address that was judged, not what the name answers next. */
    @Test
    void theAddressThatWasJudgedIsTheOneThatIsCalled() {
        TestNames.answer("rebinding.test", "127.0.0.1", "127.0.0.2");
        String id = webhook(Map.of("url", "http://rebinding.test:" + receiver.port() + "/x"));
        assertEquals(0, TestNames.LOOKUPS.get());
        ping(id);
        assertEquals(1, TestNames.LOOKUPS.get());
        assertEquals(1, receiver.calls.size());
        assertEquals(
                "rebinding.test:" + receiver.port(), receiver.calls.getFirst().header("host"));
        as(PORTAL).post("/webhooks/{id}/ping", id);
        send();
        assertEquals(1, receiver.calls.size(), "each call is judged anew");
    }

    @Test
    void aNameThatIsNotKnownIsAFailure() {
        String id = webhook(Map.of("url", "https://does-not-exist.invalid/"));
        ping(id);
        assertEquals(
                "UNKNOWN_HOST",
                deliveries(id).getFirst().at("/attempts/0/outcome").textValue());
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        Path keys = Path.of("target", "hook-" + System.nanoTime() + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=hook.test",
                        "-ext",
                        "SAN=dns:hook.test",
                        "-keystore",
                        keys.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit")
                .start();
        assertEquals(0, keytool.waitFor());
        AtomicInteger requests = new AtomicInteger();
        var server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(keys.toString()).setPassword("changeit")))
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    request.response().end();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        try {
            TestNames.answer("hook.test", "127.0.0.1");
            String id = webhook(Map.of("url", "https://hook.test:" + server.actualPort() + "/"));
            ping(id);
            assertEquals(
                    "CONNECTION",
                    deliveries(id).getFirst().at("/attempts/0/outcome").textValue());
            assertEquals(0, requests.get());
        } finally {
            server.close();
        }
    }

    // ---- Many replicas, and their deaths

    @Test
    void manySendersSendEachOnceAndOneAtATime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        receiver.answer = exchange -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            sleep(5);
            running.decrementAndGet();
            exchange.sendResponseHeaders(204, -1);
        };
        webhook(Map.of("types", List.of("holiday")));
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into change (at, kind, object_id, action, locality_code, province_code, audience, approved, object)
                    select now(), 'holiday', cast(n as text), 'CREATE', '10816', '31', 'EVERYBODY', true, '{}'
                    from generate_series(1, 60) n""");
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<Void>> senders = new ArrayList<>();
            for (int sender = 0; sender < 4; sender++) {
                senders.add(CompletableFuture.runAsync(
                        () -> {
                            long end =
                                    System.nanoTime() + Duration.ofSeconds(50).toNanos();
                            while (receiver.calls.size() < 60 && System.nanoTime() < end) {
                                if (dispatcher.step()) {
                                    later(Duration.ofMillis(11));
                                } else {
                                    sleep(5);
                                    later(Duration.ofMillis(1));
                                }
                            }
                        },
                        threads));
            }
            for (CompletableFuture<Void> sender : senders) {
                sender.get(60, TimeUnit.SECONDS);
            }
        }
        List<String> order = receiver.calls.stream()
                .map(call -> Pages.parse(call.body()).at("/data/objectId").textValue())
                .toList();
        assertEquals(
                java.util.stream.IntStream.rangeClosed(1, 60)
                        .mapToObj(String::valueOf)
                        .toList(),
                order);
        assertEquals(1, most.get());
    }

    @Test
    void whatASenderThatDiedHadInHandIsSentWhenItsLeaseIsOver() {
        String id = webhook(Map.of());
        Prepared.approvedNow();
        as(PORTAL).post("/webhooks/{id}/ping", id).then().statusCode(200);
        WebhookJob lost = QuarkusTransaction.requiringNew().call(() -> {
            queue.nextWebhook().orElseThrow();
            return queue.take(java.util.UUID.fromString(id)).orElseThrow();
        });
        send();
        assertEquals(0, receiver.calls.size(), "in another's hands");
        later(queue.lease());
        send();
        assertEquals(List.of("vn.tiendo06.webhook.ping", "vn.tiendo06.submission.approve"), receiver.types());
        assertFalse(QuarkusTransaction.requiringNew().call(() -> queue.holds(lost)), "it comes too late");
        assertEquals(lost.delivery().toString(), receiver.calls.getFirst().header("webhook-id"));
    }

    @Test
    void whileTheLongestCallLastsNobodyElseCalls() {
        String id = webhook(Map.of());
        Prepared.approvedNow();
        DeliveryQueue patient =
                new DeliveryQueue(entities, vault, calendar, SettingBoundsTest.webhooks("timeout", "PT5M"));
        QuarkusTransaction.requiringNew().run(() -> {
            patient.nextWebhook().orElseThrow();
            feed.advance(java.util.UUID.fromString(id));
            patient.take(java.util.UUID.fromString(id)).orElseThrow();
        });
        later(Duration.ofMinutes(5));
        send();
        assertEquals(0, receiver.calls.size(), "a call may last that long");
        later(Duration.ofMinutes(1));
        send();
        assertEquals(List.of("vn.tiendo06.submission.approve"), receiver.types());
    }

    @Test
    void aWebhookIsCalledNoFasterThanItsRate() {
        webhook(Map.of("maxPerMinute", 2));
        Prepared.unit();
        Prepared.approvedNow();
        send();
        assertEquals(1, receiver.calls.size());
        later(Duration.ofSeconds(20));
        send();
        assertEquals(1, receiver.calls.size());
        later(Duration.ofSeconds(10));
        send();
        assertEquals(2, receiver.calls.size());
    }

    // ---- Ends

    @Test
    void anOwnerWhoseMembershipEndsIsSentNothingMore() {
        Prepared.integrator("cong-31", "31");
        String member = Tokens.token("cong-31", Set.of("offline_access"), List.of(), List.of());
        String id = webhook(member, Map.of());
        Prepared.unit();
        send();
        assertEquals(1, receiver.calls.size());
        String membership = as(ADMINISTRATOR_VN)
                .queryParam("subject", "cong-31")
                .get("/memberships")
                .path("items[0].id");
        as(ADMINISTRATOR_VN)
                .header("If-Match", "\"1\"")
                .delete("/memberships/{id}", membership)
                .then()
                .statusCode(204);
        Prepared.approvedNow();
        send();
        assertEquals(1, receiver.calls.size());
        as(ADMINISTRATOR)
                .get("/webhooks/{id}", id)
                .then()
                .body("state", is("DISABLED"))
                .body("disabledReason", is("OWNER_WITHOUT_ACCESS"));
    }

    @Test
    void anOwnerOfWhomOnlyTokensTellConfirmsFromTimeToTime() {
        String id = webhook(Map.of());
        as(PORTAL).get("/webhooks/{id}", id).then().body("renewBy", startsWith(day(90)));
        later(Duration.ofDays(60));
        // An administrator's change is no word of the owner's.
        Map<String, Object> same = new HashMap<>(Prepared.webhookBody());
        same.put("url", receiver.url());
        as(ADMINISTRATOR, same)
                .header("If-Match", "\"0\"")
                .put("/webhooks/{id}", id)
                .then()
                .statusCode(200)
                .body("renewBy", startsWith(day(30)));
        as(PORTAL, same)
                .header("If-Match", "\"1\"")
                .put("/webhooks/{id}", id)
                .then()
                .statusCode(200)
                .body("renewBy", startsWith(day(90)));
        later(Duration.ofDays(89));
        Prepared.unit();
        send();
        assertEquals(1, receiver.calls.size());
        later(Duration.ofDays(1));
        ping(id);
        send();
        assertEquals(1, receiver.calls.size());
        as(ADMINISTRATOR)
                .get("/webhooks/{id}", id)
                .then()
                .body("state", is("DISABLED"))
                .body("disabledReason", is("NOT_RENEWED"));
        // It goes on where it stopped.
        as(PORTAL, same)
                .header("If-Match", as(PORTAL).get("/webhooks/{id}", id).header("ETag"))
                .put("/webhooks/{id}", id)
                .then()
                .statusCode(200)
                .body("state", is("ACTIVE"))
                .body("disabledReason", nullValue());
        send();
        assertEquals(2, receiver.calls.size());
    }

    /** The day so many days from now, in UTC. */
    private String day(int days) {
        return LocalDate.ofInstant(clock.instant().plus(Duration.ofDays(days)), ZoneOffset.UTC)
                .toString();
    }

    @Test
    void whatAMembershipTellsNeedsNoConfirming() {
        Prepared.integrator("cong-32", "31");
        String member = Tokens.token("cong-32", Set.of("offline_access"), List.of(), List.of());
        String id = webhook(member, Map.of());
        as(member).get("/webhooks/{id}", id).then().body("renewBy", nullValue());
        later(Duration.ofDays(400));
        Prepared.unit();
        send();
        assertEquals(1, receiver.calls.size());
    }

    @Test
    void whatIsNoLongerKeptIsToldAsAGap() throws Exception {
        webhook(Map.of());
        Prepared.unit();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update webhook set epoch = '00000000'");
        }
        send();
        assertEquals("vn.tiendo06.webhook.gap", receiver.types().getFirst());
        assertTrue(receiver.types().contains("vn.tiendo06.unit.create"));
    }

    @Test
    void theLogIsCutAfterItsDays() {
        String id = webhook(Map.of());
        ping(id);
        later(Duration.ofDays(29));
        dispatcher.forget();
        assertEquals(1, deliveries(id).size());
        later(Duration.ofDays(2));
        dispatcher.forget();
        assertEquals(0, deliveries(id).size());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
