package vn.tiendo06.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.BoundedInput;
import vn.tiendo06.kernel.web.Digests;
import vn.tiendo06.kernel.web.Idempotency;
import vn.tiendo06.progress.BulkMode;
import vn.tiendo06.progress.BulkOutcome;
import vn.tiendo06.progress.BulkRequest;

/** Many reports as a job. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ImportResource {

    private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(1);

    private final ImportDesk desk;
    private final Idempotency idempotency;
    private final Instance<ImportFormat> formats;
    private final ObjectMapper mapper;

    ImportResource(ImportDesk desk, Idempotency idempotency, Instance<ImportFormat> formats, ObjectMapper mapper) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.formats = formats;
        this.mapper = mapper;
    }

    /** What a repeated request must bring again. */
    private record Upload(String format, BulkMode mode, boolean submit, boolean dryRun, String sha256) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(operationId = "createImport", summary = "Have many reports written by a job", description = """
                    The body is the source: JSON, {"items": [...]} with the items of a bulk write, or one such item a line; or \
                    a workbook or CSV file, as a template or export has it (application/octet-stream: told by content). \
                    Up to 64 MB and 400,000 rows, with ATOMIC 10,000. The rows are read at once and written by a job, as \
                    the caller and by the rules of a bulk write. Accounts take turns; one with 20 jobs that wait or run is \
                    refused (409) until one of them is over.""")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BulkRequest.class)),
                @Content(mediaType = LinesFormat.NDJSON, schema = @Schema(implementation = BulkRequest.Item.class)),
                @Content(
                        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "202",
            description = "Queued; Location is the job's",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)))
    public Response create(
            @BeanParam ImportOptions options,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        ImportFormat format = format(headers.getMediaType());
        java.nio.file.Path source = Files.createTempFile("tiendo06-", ".import");
        try {
            MessageDigest digest = Digests.newSha256();
            Files.copy(
                    new DigestInputStream(new BoundedInput(body, ImportDesk.MAX_SIZE), digest),
                    source,
                    StandardCopyOption.REPLACE_EXISTING);
            Upload upload = new Upload(
                    format.mediaType(),
                    options.mode(),
                    options.submits(),
                    options.isDryRun(),
                    HexFormat.of().formatHex(digest.digest()));
            return idempotency.run(idempotencyKey, upload, () -> {
                ImportView queued = desk.create(format, options, source);
                return new Idempotency.Answer(202, "/api/v1/imports/" + queued.id(), null, queued);
            });
        } finally {
            Files.deleteIfExists(source);
        }
    }

    private ImportFormat format(MediaType type) {
        String asked = type == null ? "" : type.getType() + "/" + type.getSubtype();
        return formats.stream()
                .filter(format -> format.mediaType().equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> new NotSupportedException());
    }

    @GET
    @PermissionsAllowed(Permission.IMPORT_RUN)
    @Operation(
            operationId = "listImports",
            summary = "The caller's imports",
            description = "Administrators see those of their localities, too.")
    @Parameter(name = "sort", description = "-createdAt (default) or createdAt")
    public Page<ImportView> list(
            @RestQuery @Parameter(description = "Only those in a state", example = "RUNNING") ImportState state,
            @BeanParam PageRequest page) {
        return desk.list(state, page);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.IMPORT_RUN)
    @Operation(operationId = "getImport", summary = "An import, and how far it is")
    public ImportView get(@RestPath UUID id) {
        return desk.get(id);
    }

    @POST
    @Path("/{id}/cancel")
    @PermissionsAllowed(Permission.IMPORT_RUN)
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(
            operationId = "cancelImport",
            summary = "Have an import end",
            description = "At once where it waits, else after the rows that it is at. What it has written stays.")
    public ImportView cancel(@RestPath UUID id) {
        return desk.cancel(id);
    }

    @GET
    @Path("/{id}/results")
    @Produces(LinesFormat.NDJSON)
    @PermissionsAllowed(Permission.IMPORT_RUN)
    @Operation(
            operationId = "getImportResults",
            summary = "What became of the rows that are through, as lines of JSON",
            description = "One ImportResult a line, in the order of the source.")
    @APIResponse(
            responseCode = "200",
            description = "One result a line",
            content = @Content(mediaType = LinesFormat.NDJSON, schema = @Schema(implementation = ImportResult.class)))
    public StreamingOutput results(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "Only those that became so", example = "REJECTED")
                    BulkOutcome.Kind outcome) {
        desk.get(id);
        return out -> {
            int after = -1;
            List<ImportResult> batch = desk.results(id, outcome, after);
            while (!batch.isEmpty()) {
                for (ImportResult result : batch) {
                    out.write(mapper.writeValueAsBytes(result));
                    out.write('\n');
                }
                after = batch.getLast().index();
                batch = desk.results(id, outcome, after);
            }
        };
    }

    @GET
    @Path("/{id}/events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @PermissionsAllowed(Permission.IMPORT_RUN)
    @Operation(
            operationId = "watchImport",
            summary = "How far an import is, every second until it is over, as server-sent events",
            description = "The data of each event is an Import.")
    @APIResponse(
            responseCode = "200",
            description = "One event a second",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ImportView.class)))
    public Multi<ImportView> events(@RestPath UUID id) {
        desk.get(id);
        return Multi.createFrom()
                .ticks()
                .every(BETWEEN_EVENTS)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToMultiAndConcatenate(tick -> told(desk.progress(id)))
                .select()
                .first(Optional::isPresent)
                .map(Optional::get);
    }

    /** The last one is followed by the stream's end. */
    private static Multi<Optional<ImportView>> told(ImportView now) {
        return now.state().isOver()
                ? Multi.createFrom().items(Optional.of(now), Optional.empty())
                : Multi.createFrom().item(Optional.of(now));
    }
}
