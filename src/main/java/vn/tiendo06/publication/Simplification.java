package vn.tiendo06.publication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.plan.DocumentRef;

/** An administrative procedure (thủ tục hành chính) and what has been cut of it. */
@Schema(name = "Simplification")
public record Simplification(
        @Size(max = 40)
        @Schema(description = "Code in the national database of procedures", nullable = true, examples = "1.004194")
        String procedureCode,

        @NotBlank @Size(max = 500) @Schema(required = true, examples = "Đăng ký thường trú")
        String procedure,

        @Size(max = 200) @Schema(description = "Field of administration", nullable = true, examples = "Cư trú")
        String field,

        @NotNull
        @Min(0)
        @Max(1000)
        @Schema(description = "Components of the file asked for before", required = true, examples = "5")
        Integer documentsBefore,

        @NotNull @Min(0) @Max(1000) @Schema(description = "And now", required = true, examples = "2")
        Integer documentsAfter,

        @NotNull
        @Min(0)
        @Max(10000)
        @Schema(description = "Working days to the answer before", required = true, examples = "7")
        Integer daysBefore,

        @NotNull @Min(0) @Max(10000) @Schema(description = "And now", required = true, examples = "5")
        Integer daysAfter,

        @Valid @Schema(description = "The decision that it rests on", nullable = true)
        DocumentRef basis) {

    int documentsCut() {
        return documentsBefore - documentsAfter;
    }

    int daysCut() {
        return daysBefore - daysAfter;
    }

    /** A procedure that asks for more than before has not been simplified. */
    List<Fault> faults(String pointer) {
        return Stream.of(
                        exceeds(documentsAfter, documentsBefore)
                                ? Fault.at(pointer + "/documentsAfter", "contradicts", pointer + "/documentsBefore")
                                : null,
                        exceeds(daysAfter, daysBefore)
                                ? Fault.at(pointer + "/daysAfter", "contradicts", pointer + "/daysBefore")
                                : null)
                .filter(fault -> fault != null)
                .toList();
    }

    private static boolean exceeds(int after, int before) {
        return after > before;
    }
}
