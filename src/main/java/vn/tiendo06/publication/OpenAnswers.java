package vn.tiendo06.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import vn.tiendo06.kernel.web.Digests;

/** Answers that shared caches may keep: strong tag, last change, how long. The same for everybody, whoever asks. */
@ApplicationScoped
class OpenAnswers {

    private final ObjectMapper mapper;
    private final PublicationSettings settings;

    OpenAnswers(ObjectMapper mapper, PublicationSettings settings) {
        this.mapper = mapper;
        this.settings = settings;
    }

    /** A list: it changes by the clock, so it tells no last change. */
    Response list(Object page, String mediaType) {
        byte[] body = bytes(page);
        return shared(Response.ok(body), body, mediaType).build();
    }

    Response metadata(Request request, HttpHeaders headers, PublishedVersion version) {
        return dated(request, headers, bytes(version), "application/json", version.changedAt(), version);
    }

    Response data(Request request, HttpHeaders headers, byte[] body, String mediaType, PublishedVersion version) {
        return dated(request, headers, body, mediaType, version.publishedAt(), version);
    }

    private Response dated(
            Request request,
            HttpHeaders headers,
            byte[] body,
            String mediaType,
            Instant changed,
            PublishedVersion version) {
        // As the header has it: a date of HTTP knows no fractions.
        Date modified = Date.from(changed.truncatedTo(ChronoUnit.SECONDS));
        // A tag says more than a date, so the date counts only without one (RFC 9110, section 13.1.3).
        Response.ResponseBuilder unchanged = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) == null
                ? request.evaluatePreconditions(modified)
                : null;
        Response.ResponseBuilder answer = shared(unchanged == null ? Response.ok(body) : unchanged, body, mediaType)
                .lastModified(modified);
        if (version.correctedBy() != null) {
            answer.header(HttpHeaders.LINK, "<" + version.correctedBy() + ">; rel=\"successor-version\"");
        }
        if (version.corrects() != null) {
            answer.header(HttpHeaders.LINK, "<" + version.corrects() + ">; rel=\"predecessor-version\"");
        }
        return answer.build();
    }

    private Response.ResponseBuilder shared(Response.ResponseBuilder answer, byte[] body, String mediaType) {
        CacheControl cache = new CacheControl();
        cache.setNoTransform(false);
        cache.setMaxAge((int) settings.maxAge().toSeconds());
        cache.getCacheExtension().put("public", null);
        return answer.type(mediaType)
                .tag(new EntityTag(Digests.sha256Hex(body)))
                .cacheControl(cache)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header("Access-Control-Allow-Origin", "*")
                .header("X-Content-Type-Options", "nosniff");
    }

    private byte[] bytes(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON made by hand of maps and lists. */
    byte[] json(Object value) {
        return bytes(value);
    }
}
