package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.tiendo06.kernel.error.Fault;

/**
 * A row of an imported table as it was read.
 *
 * @param values what its cells say, by field: texts, numbers, percentages, days, choices; empty ones are missing
 * @param faults what could not be read
 */
record ImportRow(SheetRow where, SheetHeader header, Map<Field, Object> values, List<Fault> faults) {

    String text(Field field) {
        Object value = values.get(field);
        return value == null ? null : value.toString();
    }

    BigDecimal number(Field field) {
        return values.get(field) instanceof Percentage percentage ? percentage.value() : (BigDecimal) values.get(field);
    }

    boolean has(Field field) {
        return header.column(field) != null;
    }

    /** Whether it says anything but what it is about. */
    boolean isReport() {
        return !faults.isEmpty() || values.keySet().stream().anyMatch(field -> field.kind() != Field.Kind.IDENTITY);
    }

    ImportRow with(Field field, String code) {
        List<Fault> more = new ArrayList<>(faults);
        more.add(Fault.at(field.pointer(), code));
        return new ImportRow(where, header, values, more);
    }

    /** Names it in the results: {@code Phụ lục I!7}. */
    String ref() {
        return where.sheet() + "!" + where.number();
    }
}
