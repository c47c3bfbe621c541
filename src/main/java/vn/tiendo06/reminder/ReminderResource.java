package vn.tiendo06.reminder;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Etag;

/** The caller's own reminders by e-mail. */
@Path("/api/v1/me/reminders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Obligations")
public class ReminderResource {

    private final SubscriptionService service;

    ReminderResource(SubscriptionService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed(Permission.REMINDER_OWN)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(operationId = "getMyReminders", summary = "The caller's reminders; 404 where none were asked for")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Subscription.class)))
    public Response get() {
        return tagged(service.get());
    }

    @PUT
    @PermissionsAllowed(Permission.REMINDER_OWN)
    @Operation(
            operationId = "putMyReminders",
            summary = "Ask for a digest by e-mail on working days, or change it",
            description =
                    "The address is kept for this and nothing else. What is owed follows from the caller's memberships, "
                            + "else from this call's token. If-Match is needed to change what is there.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Subscription.class)))
    public Response put(
            @RestHeader("If-Match")
                    @Parameter(description = "The ETag of the last read; needed where there are reminders already")
                    String ifMatch,
            @NotNull @Valid SubscriptionDraft draft) {
        return tagged(service.put(ifMatch, draft));
    }

    @DELETE
    @PermissionsAllowed(Permission.REMINDER_OWN)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(operationId = "deleteMyReminders", summary = "Leave the reminders: the address is forgotten")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public void delete(@RestHeader("If-Match") String ifMatch) {
        service.delete(ifMatch);
    }

    private static Response tagged(Subscription subscription) {
        return Etag.ok(subscription, subscription.version());
    }
}
