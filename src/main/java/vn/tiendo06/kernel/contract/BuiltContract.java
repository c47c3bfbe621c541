package vn.tiendo06.kernel.contract;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Serves the contract of the packaged application byte by byte as its build wrote it. SmallRye would read, filter and write
 * all of it at every start, which is a tenth of the time until ready, for the same text.
 */
@ApplicationScoped
public class BuiltContract {

    private static final String PATH = "/q/openapi(\\.json|\\.yaml|\\.yml)?";

    private final Map<Format, Buffer> texts = new EnumMap<>(Format.class);

    /** Has SmallRye find no contract; to be called before the application starts. */
    public static void leaveAsBuilt() {
        OpenApiConstants.classLoader = ClassLoader.getPlatformClassLoader();
    }

    void route(@Observes Router router) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            // Before SmallRye's own route of the same path; a blocking one, as the text comes from an archive.
            router.getWithRegex(PATH).order(-1).blockingHandler(this::answer, false);
            router.headWithRegex(PATH).order(-1).blockingHandler(this::answer, false);
        }
    }

    private void answer(RoutingContext context) {
        Format format = format(context);
        Buffer text = text(format);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, format.getMimeType() + ";charset=UTF-8")
                .putHeader(HttpHeaders.VARY, "Accept")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(text.length()))
                .end(text);
    }

    // As SmallRye does: the path's ending, else what the query or Accept asks for.
    private static Format format(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.contains(".")) {
            return path.endsWith(".json") ? Format.JSON : Format.YAML;
        }
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        boolean json = accept != null && accept.contains(Format.JSON.getMimeType())
                || Format.JSON.name().equalsIgnoreCase(context.queryParams().get("format"));
        return json ? Format.JSON : Format.YAML;
    }

    private synchronized Buffer text(Format format) {
        return texts.computeIfAbsent(format, BuiltContract::read);
    }

    private static Buffer read(Format format) {
        String resource = OpenApiConstants.BASE_NAME + "." + format;
        try (InputStream in = BuiltContract.class.getClassLoader().getResourceAsStream(resource)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
