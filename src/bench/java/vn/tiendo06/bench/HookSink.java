package vn.tiendo06.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Endpoints of several webhooks behind one HTTPS server: each takes its time, verifies and keeps the ids of what comes. */
final class HookSink implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MILLIS = 20;

    private final HttpsServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, Queue<Call>> calls = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();
    final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** The delivery's id and the change's. */
    private record Call(String delivery, String event) {}

    HookSink(TestCertificates certificates) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.server()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                receive(exchange);
            }
        });
        server.start();
    }

    String url(String hook) {
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/" + hook;
    }

    void expect(String hook, String secret) {
        secrets.put(hook, secret);
        calls.put(hook, new ConcurrentLinkedQueue<>());
        open.put(hook, new AtomicInteger());
    }

    private void receive(HttpExchange exchange) throws IOException {
        String hook = exchange.getRequestURI().getPath().substring(1);
        if (open.get(hook).incrementAndGet() > 1) {
            faults.add(hook + " is called twice at once");
        }
        try {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            new Webhook(secrets.get(hook)).verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (a, b) -> true));
            String delivery = exchange.getRequestHeaders().getFirst("webhook-id");
            calls.get(hook).add(new Call(delivery, JSON.readTree(body).get("id").textValue()));
            Thread.sleep(MILLIS);
        } catch (WebhookVerificationException | com.standardwebhooks.exceptions.EmptyWebhookSecretException e) {
            faults.add(hook + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.get(hook).decrementAndGet();
        }
        exchange.sendResponseHeaders(204, -1);
    }

    /** Changes that came to an endpoint, in the order in which each came first. */
    List<String> events(String hook) {
        return calls.get(hook).stream().map(Call::event).distinct().toList();
    }

    int calls() {
        return calls.values().stream().mapToInt(Queue::size).sum();
    }

    /** Calls with an id that had come before. */
    int repeated() {
        int repeated = 0;
        for (Queue<Call> of : calls.values()) {
            Set<String> seen = new HashSet<>();
            repeated +=
                    (int) of.stream().filter(call -> !seen.add(call.delivery())).count();
        }
        return repeated;
    }

    /** A change that came under two ids, or an id that told of two changes. */
    List<String> confused() {
        List<String> confused = new ArrayList<>();
        calls.forEach((hook, all) -> {
            Map<String, Set<String>> ids = all.stream()
                    .collect(
                            Collectors.groupingBy(Call::event, Collectors.mapping(Call::delivery, Collectors.toSet())));
            ids.forEach((event, deliveries) -> {
                if (deliveries.size() > 1) {
                    confused.add(hook + ": change " + event + " as " + deliveries);
                }
            });
        });
        return confused;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
