package vn.tiendo06.feed;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A webhook's endpoint: a real HTTP server that keeps what it is sent. */
final class Receiver implements AutoCloseable {

    /**
     * What came.
     *
     * @param query of the address that was called
     */
    record Call(Map<String, List<String>> headers, String body, String query) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse(null);
        }

        /** Whether the reference library takes it for genuine. */
        boolean verifies(String secret) {
            try {
                new Webhook(secret).verify(body, HttpHeaders.of(headers, (name, value) -> true));
                return true;
            } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
                return false;
            }
        }
    }

    /** How it answers. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    volatile Answer answer = status(204);

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(
                    Map.copyOf(exchange.getRequestHeaders()),
                    body,
                    exchange.getRequestURI().getQuery()));
            try {
                answer.to(exchange);
            } finally {
                exchange.close();
            }
        });
        server.start();
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook?from=tiendo06";
    }

    List<String> types() {
        return types("");
    }

    /** Of the calls to the address of one webhook among several, as they came. */
    List<String> types(String to) {
        synchronized (calls) {
            return calls.stream()
                    .filter(call -> to.isEmpty() || call.query().endsWith("&to=" + to))
                    .map(call -> vn.tiendo06.testing.Pages.parse(call.body())
                            .get("type")
                            .textValue())
                    .toList();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
