package vn.tiendo06.exchange;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wrong with a cell of an imported file. */
@Schema(name = "CellFault")
public record CellFaultView(
        @Schema(description = "Name of the sheet; CSV for a CSV file", required = true, examples = "Phụ lục I")
        String sheet,

        @Schema(description = "As spreadsheets name it", required = true, examples = "K9")
        String cell,

        @Schema(description = "Row of the sheet, from 1", required = true, examples = "9")
        int row,

        @Schema(description = "Column of the sheet, from 1", required = true, examples = "11")
        int column,

        @Schema(description = "Name of the column, null for the row as a whole", nullable = true, examples = "value")
        String field,

        @Schema(description = "Stable code of the reason", required = true, examples = "ambiguous-number")
        String code,

        @Schema(description = "The reason in words, in Vietnamese or English", required = true)
        String message) {}
