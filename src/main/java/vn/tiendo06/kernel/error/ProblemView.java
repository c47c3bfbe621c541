package vn.tiendo06.kernel.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shape of every error answer, for the contract. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "Problem details (RFC 9457).")
public record ProblemView(
        @Schema(
                description = "Stable identifier of the kind of problem",
                examples = "urn:tiendo06:problem:invalid-request",
                required = true)
        String type,

        @Schema(examples = "Yêu cầu không hợp lệ", required = true)
        String title,

        @Schema(examples = "400", required = true) int status,

        @Schema(description = "Stable code, the last part of type", examples = "invalid-request", required = true)
        String code,

        @Schema(description = "What happened this time") String detail,

        @Schema(description = "The path that was asked for", examples = "/api/v1/targets")
        String instance,

        @Schema(description = "Each thing wrong with the request")
        List<FaultView> errors) {}
