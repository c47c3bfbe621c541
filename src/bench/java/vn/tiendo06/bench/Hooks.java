package vn.tiendo06.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.tiendo06.testing.Tokens;

/** Webhooks of a portal, and whether each of them was told what the feed tells the portal, in its order. */
final class Hooks {

    private static final int COUNT = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final String PORTAL = Tokens.of("integrator", "10816");
    private static final List<String> NAMES =
            IntStream.range(0, COUNT).mapToObj(n -> "hook-" + n).toList();

    private final Api api;
    private final HookSink sink;
    private final String since;
    private Duration drained = Duration.ZERO;

    Hooks(Api api, HookSink sink) throws Exception {
        this.api = api;
        this.sink = sink;
        for (String hook : NAMES) {
            JsonNode made = Api.good(api.write(
                    "POST",
                    PORTAL,
                    "/webhooks",
                    Map.of(
                            "name",
                            hook,
                            "url",
                            sink.url(hook),
                            "locality",
                            "10816",
                            "active",
                            true,
                            "maxPerMinute",
                            6000)));
            sink.expect(hook, made.get("secret").textValue());
        }
        this.since = api.read(PORTAL, "/changes?since=now").get("next").textValue();
    }

    /** What the application needs to send to 127.0.0.1 by TLS with a certificate of ours. */
    static Map<String, String> settings(TestCertificates certificates) {
        return Map.of(
                "JAVA_TOOL_OPTIONS", certificates.trustOptions(),
                "TIENDO06_WEBHOOKS_KEY", "a2V5LW9mLTMyLWJ5dGVzLWZvci1zY2VuYXJpb3M2NjY=",
                "TIENDO06_WEBHOOKS_ALLOW_LIST", "127.0.0.1");
    }

    /** Waits until all is delivered, when nothing is written any more; what is not as promised. */
    List<String> wrong(boolean once) throws Exception {
        List<String> expected = changes();
        long begun = System.nanoTime();
        while (NAMES.stream().anyMatch(hook -> sink.events(hook).size() < expected.size())
                && System.nanoTime() - begun < PATIENCE.toNanos()) {
            Thread.sleep(200);
        }
        drained = Duration.ofNanos(System.nanoTime() - begun);
        List<String> wrong = new ArrayList<>(sink.faults);
        wrong.addAll(sink.confused());
        if (expected.isEmpty()) {
            wrong.add("nothing was to be delivered");
        }
        for (String hook : NAMES) {
            List<String> told = sink.events(hook);
            if (!told.equals(expected)) {
                wrong.add(hook + " was told " + told.size() + " changes of " + expected.size()
                        + (told.size() == expected.size() ? ", in another order" : ""));
            }
        }
        if (once && sink.repeated() > 0) {
            wrong.add(sink.repeated() + " deliveries were repeated");
        }
        return wrong;
    }

    String summary() {
        return "%d deliveries to %d webhooks in the order of the feed, %d of them once more under the same id, the last %.1f s after the last write"
                .formatted(sink.calls(), COUNT, sink.repeated(), drained.toMillis() / 1000.0);
    }

    /** What the portal is told, in order. */
    private List<String> changes() throws Exception {
        List<String> ids = new ArrayList<>();
        String from = since;
        JsonNode page;
        do {
            page = api.read(PORTAL, "/changes?limit=200&since=" + from);
            page.get("items").forEach(change -> ids.add(change.get("id").asText()));
            from = page.get("next").textValue();
        } while (page.get("more").booleanValue());
        return ids;
    }
}
