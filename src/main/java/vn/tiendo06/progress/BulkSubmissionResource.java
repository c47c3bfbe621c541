package vn.tiendo06.progress;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemRenderer;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.limit.Allowance;
import vn.tiendo06.kernel.web.Costly;
import vn.tiendo06.kernel.web.Idempotency;

/** Thousands of reports in one call, for machines. */
@Path("/api/v1/submissions/bulk")
@Tag(name = "Submissions")
public class BulkSubmissionResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final int MAX_FAULTS = 1000;

    private final BulkReader reader;
    private final BulkSubmissions bulk;
    private final Allowance allowance;
    private final Idempotency idempotency;
    private final ProblemRenderer problems;
    private final ObjectMapper mapper;

    BulkSubmissionResource(
            BulkReader reader,
            BulkSubmissions bulk,
            Allowance allowance,
            Idempotency idempotency,
            ProblemRenderer problems,
            ObjectMapper mapper) {
        this.reader = reader;
        this.bulk = bulk;
        this.allowance = allowance;
        this.idempotency = idempotency;
        this.problems = problems;
        this.mapper = mapper;
    }

    @POST
    @Costly
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, NDJSON})
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Extension(name = "x-also-answers", value = "422")
    @Operation(
            operationId = "bulkWriteSubmissions",
            summary = "Draft or hand in up to 10,000 reports",
            description = """
                    Each by the same rules as alone, with a result for each: a report that is not there is drafted, a \
                    draft or returned one is replaced, one that says the same already stays as it is, and so a repetition \
                    doubles nothing. What is under review or approved and says something else is rejected; what lies \
                    outside the caller's scope is rejected as not found. With ATOMIC one that is rejected rejects all of \
                    them: 422, with the faults of each, and nothing is changed. Each hundred items begun count as one \
                    request of the caller's allowance (RateLimit); where less is left nothing is done: 429. Up to 32 MB. \
                    Accept: application/x-ndjson gives one result a line.""")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BulkRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What was done, or would be",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BulkReport.class)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = BulkReport.Result.class))
            })
    public Response write(
            @RestHeader("Idempotency-Key") String idempotencyKey, @Context HttpHeaders headers, InputStream body) {
        BulkReader.Read read = reader.read(body);
        allowance.spendFor(read.entries().size());
        boolean asLines = wantsLines(headers);
        if (asLines && idempotencyKey == null) {
            // Nothing is kept of the answer, so it is never made as a whole.
            List<BulkReport.Result> results = report(read).results();
            // Not each a chunk of its own on the wire.
            ObjectWriter writer = mapper.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
            return lines(Response.ok(), out -> {
                for (BulkReport.Result result : results) {
                    writer.writeValue(out, result);
                }
            });
        }
        Response answer =
                idempotency.run(idempotencyKey, read.digest(), () -> Idempotency.Answer.ok(null, report(read)));
        return asLines ? lines(Response.fromResponse(answer), out -> keptResults(answer, out)) : answer;
    }

    private BulkReport report(BulkReader.Read read) {
        return report(bulk.write(read.entries(), read.options()), read.options());
    }

    private BulkReport report(BulkWrite done, BulkOptions options) {
        if (options.mode() == BulkMode.ATOMIC && !options.dryRun() && !done.written()) {
            throw ApiException.of(ProblemType.BULK_REFUSED, faults(done));
        }
        List<BulkReport.Result> results = new ArrayList<>(done.outcomes().size());
        for (BulkOutcome outcome : done.outcomes()) {
            results.add(new BulkReport.Result(
                    outcome.index(),
                    outcome.ref(),
                    outcome.kind(),
                    outcome.id(),
                    outcome.state(),
                    outcome.version(),
                    outcome.why() == null ? null : problems.view(outcome.why().under("/items/" + outcome.index()))));
        }
        return new BulkReport(
                options.dryRun(),
                done.count(BulkOutcome.Kind.CREATED),
                done.count(BulkOutcome.Kind.UPDATED),
                done.count(BulkOutcome.Kind.UNCHANGED),
                done.count(BulkOutcome.Kind.REJECTED),
                results);
    }

    private static List<Fault> faults(BulkWrite refused) {
        return refused.outcomes().stream()
                .filter(BulkOutcome::isRejected)
                .flatMap(outcome -> {
                    ApiException why = outcome.why().under("/items/" + outcome.index());
                    return why.faults().isEmpty()
                            ? Stream.of(Fault.at(
                                    "/items/" + outcome.index(),
                                    "item-refused",
                                    why.type().code()))
                            : why.faults().stream();
                })
                .limit(MAX_FAULTS)
                .toList();
    }

    private static boolean wantsLines(HttpHeaders headers) {
        try {
            MediaType first = headers.getAcceptableMediaTypes().getFirst();
            return first.toString().startsWith(NDJSON);
        } catch (IllegalArgumentException e) {
            // An empty Accept names no media type: nothing in particular is asked for.
            return false;
        }
    }

    /** Writes results one by one. */
    @FunctionalInterface
    private interface Lines {
        void writeTo(JsonGenerator out) throws IOException;
    }

    private Response lines(Response.ResponseBuilder answer, Lines lines) {
        StreamingOutput entity = out -> {
            try (JsonGenerator generator = mapper.createGenerator(out)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .setRootValueSeparator(new SerializedString("\n"))) {
                lines.writeTo(generator);
            }
            out.write('\n');
        };
        return answer.entity(entity).type(NDJSON).build();
    }

    /** What was kept for a repetition is the whole answer, as text: its results are passed on token by token. */
    private void keptResults(Response answer, JsonGenerator out) throws IOException {
        try (JsonParser kept = mapper.createParser((String) answer.getEntity())) {
            while (!"results".equals(kept.nextFieldName())) {
                // What stands before them are counts.
            }
            kept.nextToken();
            while (kept.nextToken() == JsonToken.START_OBJECT) {
                out.copyCurrentStructure(kept);
            }
        }
    }
}
