package vn.tiendo06.kernel.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every JSON read has an ETag, a weak one by content where the object has none of its own, and answers 304. */
public class ConditionalReads {

    private static final int TAG_BYTES = 16;

    private final ObjectMapper mapper;

    ConditionalReads(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @ServerResponseFilter
    public void apply(ContainerRequestContext request, ContainerResponseContext response) {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!read || response.getStatus() != 200 || !response.hasEntity()) {
            return;
        }
        if (response.getEntityTag() == null) {
            if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())) {
                return;
            }
            byte[] json = serialize(response.getEntity());
            response.setEntity(json);
            response.getHeaders().putSingle(HttpHeaders.ETAG, new EntityTag(hash(json), true));
        }
        // What is open to all says itself for how long it may be kept.
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        if (matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), response.getEntityTag())) {
            response.setEntity(null);
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
        }
    }

    /**
     * Whether a caller has the content already: weak comparison (RFC 9110, section 13.1.2).
     *
     * @param ifNoneMatch the header, or null
     */
    public static boolean matches(String ifNoneMatch, EntityTag current) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals("\"" + current.getValue() + "\""));
    }

    private byte[] serialize(Object entity) {
        try {
            return mapper.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(byte[] content) {
        return HexFormat.of().formatHex(Digests.sha256(content), 0, TAG_BYTES);
    }
}
