package vn.tiendo06.exchange;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wrong with the cells of an imported file. */
@Schema(name = "CellFaults")
public record CellFaults(
        @Schema(required = true) UUID importId,

        @Schema(description = "In the order of the file's rows, the first 5,000", required = true)
        List<CellFaultView> faults,

        @Schema(description = "There are more", required = true)
        boolean more) {}
