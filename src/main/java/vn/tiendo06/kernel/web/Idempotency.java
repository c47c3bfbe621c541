package vn.tiendo06.kernel.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;

/**
 * Makes a POST safe to repeat: the caller's key, the request's hash and the answer are committed with the write, so that
 * a retry gets the first answer and nothing is written twice.
 */
@RequestScoped
public class Idempotency {

    /** Header of an answer that is told again. */
    public static final String REPLAYED = "Idempotency-Replayed";

    /** How long a key is known. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,128}");

    private final EntityManager em;
    private final ObjectMapper mapper;
    private final LocalCalendar calendar;
    private final JsonWebToken caller;
    private final Request request;
    private final UriInfo uri;

    Idempotency(
            EntityManager em,
            ObjectMapper mapper,
            LocalCalendar calendar,
            JsonWebToken caller,
            Request request,
            UriInfo uri) {
        this.em = em;
        this.mapper = mapper;
        this.calendar = calendar;
        this.caller = caller;
        this.request = request;
        this.uri = uri;
    }

    /**
     * What a write answers.
     *
     * @param location path of what was created, or null
     * @param version version of the object answered, or null where it has none
     */
    public record Answer(int status, String location, Integer version, Object body) {

        public static Answer created(String location, int version, Object body) {
            return new Answer(Response.Status.CREATED.getStatusCode(), location, version, body);
        }

        public static Answer ok(Integer version, Object body) {
            return new Answer(Response.Status.OK.getStatusCode(), null, version, body);
        }
    }

    /**
     * Does the work once for each key. Without a key it is simply done.
     *
     * @param body the request's body, which a repeated key must bring again
     */
    @Transactional
    public Response run(String key, Object body, Supplier<Answer> work) {
        if (key == null) {
            return respond(work.get());
        }
        if (!KEY.matcher(key).matches()) {
            throw Fault.header("Idempotency-Key", "format").asException();
        }
        forgetOldKeys();
        String hash = requestHash(body);
        if (!claim(key, hash)) {
            return replay(key, hash);
        }
        Answer answer = work.get();
        String json = json(answer.body());
        String etag = answer.version() == null ? null : answer.version().toString();
        em.createNativeQuery("""
                        update idempotency_record set status = :status, location = :location, etag = :etag, body = :body
                        where issuer = :issuer and subject = :subject and key = :key""")
                .setParameter("status", answer.status())
                .setParameter("location", answer.location())
                .setParameter("etag", etag)
                .setParameter("body", json)
                .setParameter("issuer", caller.getIssuer())
                .setParameter("subject", caller.getSubject())
                .setParameter("key", key)
                .executeUpdate();
        return respond(answer.status(), answer.location(), etag, json).build();
    }

    // A few at a time and none that another request is taking out, so that nobody waits for it.
    private void forgetOldKeys() {
        em.createNativeQuery("""
                        delete from idempotency_record where ctid in (
                          select ctid from idempotency_record where created_at < :before
                          order by created_at limit 100 for update skip locked)""")
                .setParameter("before", calendar.now().minus(KEPT))
                .executeUpdate();
    }

    // Two requests with one key at once: the second waits here until the first has committed or failed.
    private boolean claim(String key, String hash) {
        return em.createNativeQuery("""
                                insert into idempotency_record (issuer, subject, key, request_hash, created_at)
                                values (:issuer, :subject, :key, :hash, :now) on conflict do nothing""")
                        .setParameter("issuer", caller.getIssuer())
                        .setParameter("subject", caller.getSubject())
                        .setParameter("key", key)
                        .setParameter("hash", hash)
                        .setParameter("now", calendar.now())
                        .executeUpdate()
                == 1;
    }

    @SuppressWarnings("unchecked")
    private Response replay(String key, String hash) {
        List<Tuple> records = em.createNativeQuery("""
                        select request_hash, status, location, etag, body from idempotency_record
                        where issuer = :issuer and subject = :subject and key = :key""", Tuple.class)
                .setParameter("issuer", caller.getIssuer())
                .setParameter("subject", caller.getSubject())
                .setParameter("key", key)
                .getResultList();
        Tuple first = records.getFirst();
        if (!hash.equals(first.get("request_hash"))) {
            throw ProblemType.IDEMPOTENCY_KEY_REUSED.because("key-reused");
        }
        return respond(
                        (Integer) first.get("status"),
                        (String) first.get("location"),
                        (String) first.get("etag"),
                        (String) first.get("body"))
                .header(REPLAYED, "true")
                .build();
    }

    private Response respond(Answer answer) {
        String etag = answer.version() == null ? null : answer.version().toString();
        return respond(answer.status(), answer.location(), etag, json(answer.body()))
                .build();
    }

    private static Response.ResponseBuilder respond(int status, String location, String etag, String json) {
        Response.ResponseBuilder response = Response.status(status).entity(json).type(MediaType.APPLICATION_JSON_TYPE);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, URI.create(location).toASCIIString());
        }
        return etag == null ? response : response.tag(etag);
    }

    private String requestHash(Object body) {
        URI target = uri.getRequestUri();
        String canonical =
                request.getMethod() + ' ' + target.getRawPath() + '?' + target.getRawQuery() + '\n' + json(body);
        return Digests.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
