package vn.tiendo06.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.concurrent.Executors;
import vn.tiendo06.testing.TestIssuer;

/** The test issuer behind a door that can be shut, and to which a key can be added meanwhile. */
final class SwitchedIssuer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY_ID = "made-since";

    private final TestIssuer issuer = new TestIssuer();
    private final String behind;
    private final String path;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile KeyPair added;
    private HttpServer door;

    SwitchedIssuer() throws IOException {
        URI real = URI.create(issuer.start().get("quarkus.oidc.auth-server-url"));
        behind = real.getScheme() + "://" + real.getAuthority();
        path = real.getPath();
        door = open(0);
        port = door.getAddress().getPort();
    }

    private HttpServer open(int at) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), at), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                byte[] body =
                        withAddedKey(answer.body().replace(behind, base())).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer.statusCode(), body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        return server;
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private String withAddedKey(String body) throws IOException {
        if (added == null || !(JSON.readTree(body) instanceof ObjectNode json) || !json.has("keys")) {
            return body;
        }
        RSAPublicKey key = (RSAPublicKey) added.getPublic();
        ((ArrayNode) json.get("keys"))
                .addObject()
                .put("kid", KEY_ID)
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("n", base64(key.getModulus().toByteArray()))
                .put("e", base64(key.getPublicExponent().toByteArray()));
        return JSON.writeValueAsString(json);
    }

    private static String base64(byte[] number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number);
    }

    String url() {
        return base() + path;
    }

    /** Adds a key; a token that it has signed. */
    String tokenOfNewKey(io.smallrye.jwt.build.JwtClaimsBuilder claims) throws Exception {
        if (added == null) {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            added = keys.generateKeyPair();
        }
        return claims.jws().keyId(KEY_ID).sign(added.getPrivate());
    }

    void goAway() {
        door.stop(0);
    }

    void comeBack() throws IOException {
        door = open(port);
    }

    @Override
    public void close() {
        door.stop(0);
        issuer.stop();
    }
}
