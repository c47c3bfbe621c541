package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Single calls, one at a time, whose answers are looked at. */
final class Answers {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Answers() {}

    /** The body of a good answer to a read. */
    static String of(RunningApplication application, Load.Call call) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application.base() + call.path()));
        call.headers().forEach(request::header);
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), call.path() + " " + answer.body());
        return answer.body();
    }
}
