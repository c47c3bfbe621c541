package vn.tiendo06.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
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

    Response metadata(HttpHeaders headers, PublishedVersion version) {
        return dated(headers, bytes(version), "application/json", version.changedAt(), version);
    }

    Response data(HttpHeaders headers, byte[] body, String mediaType, PublishedVersion version) {
        return dated(headers, body, mediaType, version.publishedAt(), version);
    }

    private Response dated(
            HttpHeaders headers, byte[] body, String mediaType, Instant changed, PublishedVersion version) {
        // As the header has it: a date of HTTP knows no fractions.
        Date modified = Date.from(changed.truncatedTo(ChronoUnit.SECONDS));
        // A tag says more than a date, so the date counts only without one (RFC 9110, section 13.1.3).
        boolean unchanged = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) == null
                && httpDate(headers.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE))
                        .filter(since -> !modified.toInstant().isAfter(since))
                        .isPresent();
        Response.ResponseBuilder answer = shared(
                        unchanged ? Response.notModified() : Response.ok(body), body, mediaType)
                .lastModified(modified);
        if (version.correctedBy() != null) {
            answer.header(HttpHeaders.LINK, "<" + version.correctedBy() + ">; rel=\"successor-version\"");
        }
        if (version.corrects() != null) {
            answer.header(HttpHeaders.LINK, "<" + version.corrects() + ">; rel=\"predecessor-version\"");
        }
        return answer.build();
    }

    /** What is no date counts as if it were not there (RFC 9110, section 13.1.3). */
    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.ofNullable(text)
                    .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                    .map(Instant::from);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
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
