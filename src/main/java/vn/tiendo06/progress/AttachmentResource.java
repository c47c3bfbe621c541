package vn.tiendo06.progress;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.evidence.EvidenceFiles;
import vn.tiendo06.evidence.ReceivedFile;
import vn.tiendo06.evidence.Reception;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.ConditionalReads;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.kernel.web.Idempotency;

/** Files that a submission rests on, streamed both ways. */
@Path("/api/v1/submissions/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
public class AttachmentResource {

    private final AttachmentDesk desk;
    private final SubmissionService submissions;
    private final Reception reception;
    private final EvidenceFiles files;
    private final AllowedActions allowed;
    private final Idempotency idempotency;

    AttachmentResource(
            AttachmentDesk desk,
            SubmissionService submissions,
            Reception reception,
            EvidenceFiles files,
            AllowedActions allowed,
            Idempotency idempotency) {
        this.desk = desk;
        this.submissions = submissions;
        this.reception = reception;
        this.files = files;
        this.allowed = allowed;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.SUBMISSION_READ)
    @Operation(operationId = "listAttachments", summary = "The files a submission rests on")
    public AttachmentList list(@RestPath UUID id) {
        return new AttachmentList(id, submissions.get(id).attachments());
    }

    /** What a repeated request must bring again. */
    private record Upload(String name, String sha256, String description, String ifMatch) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Operation(
            operationId = "addAttachment",
            summary = "Attach a file to a draft or returned report",
            description =
                    "The body is the file itself. Its kind is told by its content: PDF, DOCX, XLSX, ODT, ODS, PNG, "
                            + "JPEG, CSV or plain text, without macros, 20 MB at most by default. Answers the submission, whose "
                            + "ETag has moved.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Attached; Location is the file's",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmissionView.class)))
    public Response add(
            @RestPath UUID id,
            @RestQuery
                    @Size(max = 1000)
                    @Parameter(
                            required = true,
                            description = "File name with its extension",
                            example = "Báo cáo tháng 11.pdf")
                    String name,
            @RestQuery @Size(max = 500) @Parameter(description = "What the file shows") String description,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @Context HttpHeaders headers,
            InputStream body) {
        desk.admit(id, ifMatch, idempotencyKey != null);
        try (ReceivedFile file = reception.receive(name, headers.getMediaType(), length(headers), body)) {
            String remark = normalized(description);
            Upload upload = new Upload(file.name(), file.sha256(), remark, ifMatch);
            return idempotency.run(idempotencyKey, upload, () -> {
                AttachmentDesk.Change change = desk.attach(id, ifMatch, file, remark);
                return Idempotency.Answer.created(
                        path(id) + "/" + change.attachmentId(),
                        change.submission().version(),
                        allowed.of(change.submission()));
            });
        }
    }

    @GET
    @Path("/{attachmentId}")
    @Produces(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.SUBMISSION_READ)
    @Operation(operationId = "getAttachment", summary = "A file's content", description = "ETag is its SHA-256.")
    @APIResponse(
            responseCode = "200",
            description = "The file, to be saved under its name; Content-Type tells its kind",
            headers = {
                @Header(
                        name = "Repr-Digest",
                        description = "SHA-256 of the content (RFC 9530)",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Content-Disposition",
                        description = "attachment, with the name in UTF-8 and in ASCII",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(@RestPath UUID id, @RestPath UUID attachmentId, @Context HttpHeaders headers) {
        Attachment attachment = desk.get(id, attachmentId);
        EntityTag tag = new EntityTag(attachment.sha256());
        if (ConditionalReads.matches(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            return Response.notModified(tag)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .build();
        }
        byte[] digest = HexFormat.of().parseHex(attachment.sha256());
        return Response.ok(files.open(attachment.place()), attachment.mediaType())
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, attachment.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, EvidenceFiles.disposition(attachment.name()))
                .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    @DELETE
    @Path("/{attachmentId}")
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Operation(
            operationId = "removeAttachment",
            summary = "Take a file from a draft or returned report",
            description = "If-Match is the submission's ETag.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmissionView.class)))
    public Response remove(@RestPath UUID id, @RestPath UUID attachmentId, @RestHeader("If-Match") String ifMatch) {
        SubmissionView view = desk.detach(id, attachmentId, ifMatch);
        return Etag.ok(allowed.of(view), view.version());
    }

    private static String path(UUID id) {
        return "/api/v1/submissions/" + id + "/attachments";
    }

    private static long length(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private static String normalized(String text) {
        return text == null || text.isBlank()
                ? null
                : Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }
}
