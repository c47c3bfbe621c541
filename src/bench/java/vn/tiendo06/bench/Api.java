package vn.tiendo06.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Single calls of a scenario beside those of the people at work. */
final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;

    /** @param base with the path of the API */
    Api(String base) {
        this.base = base;
    }

    HttpResponse<String> get(String token, String path) throws IOException, InterruptedException {
        return send(request(token, path).GET());
    }

    /** What is answered with success. */
    JsonNode read(String token, String path) throws IOException, InterruptedException {
        return good(get(token, path));
    }

    /** Sends JSON; headers by pairs. */
    HttpResponse<String> write(String method, String token, String path, Object body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(token, path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> upload(String token, String path, byte[] content, String etag)
            throws IOException, InterruptedException {
        return send(request(token, path)
                .header("Content-Type", "application/octet-stream")
                .header("If-Match", etag)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode good(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.request().uri() + " " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
