package vn.tiendo06.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.kernel.web.Idempotency;

/** Where changes are sent to. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class WebhookResource {

    private final WebhookService service;
    private final DeliveryDesk desk;
    private final Idempotency idempotency;
    private final ObjectMapper mapper;

    WebhookResource(WebhookService service, DeliveryDesk desk, Idempotency idempotency, ObjectMapper mapper) {
        this.service = service;
        this.desk = desk;
        this.idempotency = idempotency;
        this.mapper = mapper;
    }

    @GET
    @PermissionsAllowed(Permission.WEBHOOK_READ)
    @Operation(
            operationId = "listWebhooks",
            summary = "The caller's webhooks; for administrators and auditors all of their localities")
    @Parameter(name = "sort", description = "name (default) or createdAt")
    public Page<WebhookView> list(@BeanParam PageRequest page) {
        return service.list(page);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.WEBHOOK_READ)
    @Operation(operationId = "getWebhook", summary = "One webhook")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = WebhookView.class)))
    public Response get(@RestPath UUID id) {
        WebhookView webhook = service.get(id);
        return Etag.ok(webhook, webhook.version());
    }

    @POST
    @PermissionsAllowed(Permission.WEBHOOK_WRITE)
    @Operation(
            operationId = "createWebhook",
            summary = "Have what changes from now on sent to an address",
            description =
                    "Sent is what an integrator of the locality is told by /changes: approved content, signed by Standard "
                            + "Webhooks v1, as CloudEvents 1.0. The answer shows the secret, once. docs/webhooks.md")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookWithSecret.class)))
    public Response create(@RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid WebhookDraft draft) {
        return withSecret(idempotency.run(idempotencyKey, draft, () -> {
            WebhookView created = service.create(draft);
            return Idempotency.Answer.created(
                    "/api/v1/webhooks/" + created.id(), created.version(), new WebhookWithSecret(created, null));
        }));
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.WEBHOOK_WRITE)
    @Operation(
            operationId = "updateWebhook",
            summary = "Change, pause or go on with a webhook",
            description = "With active true a webhook that was disabled is called again, from where it stopped.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = WebhookView.class)))
    public Response update(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid WebhookDraft draft) {
        WebhookView updated = service.update(id, ifMatch, draft);
        return Etag.ok(updated, updated.version());
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permission.WEBHOOK_WRITE)
    @Operation(operationId = "deleteWebhook", summary = "Remove a webhook with its log and what waits")
    @APIResponse(responseCode = "204", description = "Removed")
    public void delete(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        service.delete(id, ifMatch);
    }

    @POST
    @Path("/{id}/secret")
    @PermissionsAllowed(Permission.WEBHOOK_WRITE)
    @Operation(
            operationId = "changeWebhookSecret",
            summary = "A new secret, shown once; for the overlap each call is signed with both")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookWithSecret.class)))
    public Response changeSecret(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid SecretOverlap overlap) {
        return withSecret(idempotency.run(idempotencyKey, overlap, () -> {
            WebhookView changed = service.changeSecret(id, ifMatch, overlap);
            return Idempotency.Answer.ok(changed.version(), new WebhookWithSecret(changed, null));
        }));
    }

    @POST
    @Path("/{id}/ping")
    @PermissionsAllowed(Permission.WEBHOOK_WRITE)
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(
            operationId = "pingWebhook",
            summary = "Send a test event, before all that waits; its delivery tells how it went")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DeliveryView.class)))
    public Response ping(@RestPath UUID id, @RestHeader("Idempotency-Key") String idempotencyKey) {
        return idempotency.run(idempotencyKey, null, () -> Idempotency.Answer.ok(null, desk.ping(id)));
    }

    @GET
    @Path("/{id}/deliveries")
    @PermissionsAllowed(Permission.WEBHOOK_READ)
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "What waits, what was delivered and what was given up, with each attempt")
    @Parameter(name = "sort", description = "-queuedAt (default) or queuedAt")
    public Page<DeliveryView> deliveries(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "Only these") DeliveryState state,
            @BeanParam PageRequest page) {
        return desk.list(id, state, page);
    }

    @POST
    @Path("/{id}/replay")
    @PermissionsAllowed(Permission.WEBHOOK_WRITE)
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(
            operationId = "replayWebhook",
            summary = "Send again: some deliveries, all dead ones, or all changes since an instant",
            description = "With the same webhook-id as before, in the order of the feed.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReplayReport.class)))
    public Response replay(
            @RestPath UUID id,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid ReplayRequest request) {
        return idempotency.run(idempotencyKey, request, () -> Idempotency.Answer.ok(null, desk.replay(id, request)));
    }

    // The answer that is kept for a repeated request has no secret in it.
    private Response withSecret(Response kept) {
        try {
            WebhookView webhook = mapper.readValue((String) kept.getEntity(), WebhookWithSecret.class)
                    .webhook();
            int version = Integer.parseInt(kept.getEntityTag().getValue());
            return Response.fromResponse(kept)
                    .entity(new WebhookWithSecret(webhook, service.secret(webhook.id(), version)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
