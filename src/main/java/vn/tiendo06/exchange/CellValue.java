package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a cell holds. Empty cells are not told of. */
sealed interface CellValue {

    /** As text, for people. */
    default String shown() {
        return switch (this) {
            case Text cell -> cell.text();
            case Number cell -> cell.number().toPlainString();
            case Day cell -> cell.day().toString();
            case Truth cell -> Boolean.toString(cell.value());
            case Broken cell -> cell.code();
        };
    }

    /** Text; in a CSV file everything is. */
    record Text(String text) implements CellValue {}

    /** @param percent shown as a percentage: 0.925 as 92.5% */
    record Number(BigDecimal number, boolean percent) implements CellValue {}

    record Day(LocalDate day) implements CellValue {}

    record Truth(boolean value) implements CellValue {}

    /** @param code why there is nothing to be read */
    record Broken(String code) implements CellValue {}
}
