package vn.tiendo06.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real Keycloak with the realm of k8s/keycloak, unpacked into target/keycloak by the Maven profile of that name. */
final class Keycloak implements AutoCloseable {

    static final String REALM = "tiendo06";
    private static final Path REALM_FILE = Path.of("k8s", "keycloak", "tiendo06-realm.json");
    private static final Path LOG = Path.of("target", "keycloak.log");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REDIRECT = "https://bao-cao.example.invalid/";

    private final Path home;
    private final int port;
    private final String adminPassword = random();
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    /** @param home where it is unpacked, with its release's name */
    Keycloak(Path home) throws IOException {
        try (Stream<Path> releases = Files.list(home)) {
            this.home = releases.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        // What an earlier run has left knows another administrator.
        if (Files.exists(this.home.resolve("data"))) {
            try (Stream<Path> left = Files.walk(this.home.resolve("data"))) {
                for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    String issuer() {
        return base() + "/realms/" + REALM;
    }

    void start() throws Exception {
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.copy(
                REALM_FILE, imports.resolve("tiendo06-realm.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--import-realm");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                HttpRequest discovery = HttpRequest.newBuilder(
                                URI.create(issuer() + "/.well-known/openid-configuration"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
                if (client.send(discovery, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(500);
        }
        throw new AssertionError("Keycloak does not start: " + Files.readString(LOG));
    }

    void stop() throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(30, TimeUnit.SECONDS);
        all.forEach(one -> one.onExit().join());
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            stop();
        }
    }

    // ---- Administration

    private String adminToken() throws Exception {
        return token(
                        "master",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                "admin",
                                "password",
                                adminPassword))
                .get("access_token")
                .textValue();
    }

    /** A token of another realm of the same server. */
    String tokenOfAnotherRealm() throws Exception {
        return adminToken();
    }

    private HttpResponse<String> admin(String method, String path, Object body) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base() + "/admin/realms/" + REALM + path))
                        .header("Authorization", "Bearer " + adminToken())
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + " " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    /** Adds a person with a role, units and localities. */
    void addUser(String name, String password, String role, Map<String, List<String>> attributes) throws Exception {
        String id = admin(
                        "POST",
                        "/users",
                        Map.of(
                                "username",
                                name,
                                "enabled",
                                true,
                                "email",
                                name + "@haiphong.test",
                                "emailVerified",
                                true,
                                "firstName",
                                name,
                                "lastName",
                                "Thử",
                                "attributes",
                                attributes,
                                "credentials",
                                List.of(Map.of("type", "password", "value", password, "temporary", false))))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/", "");
        JsonNode known = JSON.readTree(admin("GET", "/roles/" + role, null).body());
        admin("POST", "/users/" + id + "/role-mappings/realm", List.of(known));
    }

    private String clientId(String client) throws Exception {
        return JSON.readTree(admin("GET", "/clients?clientId=" + client, null).body())
                .get(0)
                .get("id")
                .textValue();
    }

    /** The secret that Keycloak has made for a client. */
    String secretOf(String client) throws Exception {
        return JSON.readTree(admin("POST", "/clients/" + clientId(client) + "/client-secret", null)
                        .body())
                .get("value")
                .textValue();
    }

    /** Limits a client's service account to plans. */
    void limitToPlans(String client, List<String> plans) throws Exception {
        ObjectNode account =
                (ObjectNode) JSON.readTree(admin("GET", "/clients/" + clientId(client) + "/service-account-user", null)
                        .body());
        account.withObject("attributes").set("plans", JSON.valueToTree(plans));
        admin("PUT", "/users/" + account.get("id").textValue(), account);
    }

    /** A client of another system in the same realm: its tokens are not meant for us. */
    void addForeignClient(String client, String secret) throws Exception {
        admin(
                "POST",
                "/clients",
                Map.of(
                        "clientId", client,
                        "secret", secret,
                        "publicClient", false,
                        "serviceAccountsEnabled", true,
                        "standardFlowEnabled", false,
                        "fullScopeAllowed", true));
    }

    /** How long tokens are good for from now on. */
    void setTokenLife(Duration life) throws Exception {
        admin("PUT", "", Map.of("realm", REALM, "accessTokenLifespan", life.toSeconds()));
    }

    /** A new key that signs from now on; the old ones still verify. */
    void rotateKey() throws Exception {
        String realmId = JSON.readTree(admin("GET", "", null).body()).get("id").textValue();
        long priority = System.nanoTime() / 1_000_000_000L;
        admin(
                "POST",
                "/components",
                Map.of(
                        "name",
                        "rotated-" + random(),
                        "providerId",
                        "rsa-generated",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "parentId",
                        realmId,
                        "config",
                        Map.of(
                                "priority", List.of(Long.toString(priority)),
                                "enabled", List.of("true"),
                                "active", List.of("true"),
                                "algorithm", List.of("RS256"),
                                "keySize", List.of("2048"))));
    }

    // ---- Sign-in

    String clientCredentials(String client, String secret) throws Exception {
        return token(REALM, Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret))
                .get("access_token")
                .textValue();
    }

    /** What the token endpoint answers. */
    JsonNode token(String realm, Map<String, String> form) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base() + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(form)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    /** Signs a person in as a frontend does: authorization code with PKCE. */
    String signIn(String user, String password) throws Exception {
        String verifier = random() + random();
        return exchange(code(user, password, verifier), verifier)
                .get("access_token")
                .textValue();
    }

    JsonNode exchange(String code, String verifier) throws Exception {
        return token(
                REALM,
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "tiendo06-frontend",
                        "redirect_uri", REDIRECT,
                        "code", code,
                        "code_verifier", verifier));
    }

    String code(String user, String password, String verifier) throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/auth?"
                                + form(Map.of(
                                        "response_type", "code",
                                        "client_id", "tiendo06-frontend",
                                        "redirect_uri", REDIRECT,
                                        "scope", "openid",
                                        "state", "s",
                                        "code_challenge_method", "S256",
                                        "code_challenge", challenge))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(page.body());
        if (!action.find()) {
            throw new AssertionError("no sign-in page: " + page.statusCode() + " " + page.body());
        }
        // By hand: they are for https only, which browsers do not insist on for an address of this machine.
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        HttpResponse<String> signedIn = client.send(
                HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                form(Map.of("username", user, "password", password, "credentialId", ""))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String location = signedIn.headers().firstValue("Location").orElse("");
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        if (!code.find()) {
            throw new AssertionError(
                    "not signed in: " + signedIn.statusCode() + " " + location + " " + signedIn.body());
        }
        return URLDecoder.decode(code.group(1), StandardCharsets.UTF_8);
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
