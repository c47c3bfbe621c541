package vn.tiendo06.unit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.error.ConstraintFaults;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.web.CsvTable;

/** Units as a table. */
@ApplicationScoped
class UnitTable {

    private static final List<CsvTable.Column> COLUMNS = List.of(
            CsvTable.Column.required("code", "Mã"),
            CsvTable.Column.required("name", "Tên"),
            CsvTable.Column.required("kind", "Loại"),
            CsvTable.Column.optional("parentCode", "Mã cấp trên"),
            CsvTable.Column.optional("members", "Thành viên"),
            CsvTable.Column.optional("aliases", "Tên khác"),
            CsvTable.Column.optional("localityCode", "Mã địa bàn"));

    private final Validator validator;

    UnitTable(Validator validator) {
        this.validator = validator;
    }

    /** The units with the lines they stand in. */
    record Stated(List<UnitSpec> units, List<CsvTable.Line> lines) {

        /** A fault of the list told of the table: of the line, and the column where there is one. */
        Fault inTable(Fault fault) {
            String[] steps = fault.pointer().split("/", 4);
            if (steps.length < 3 || !steps[1].equals("units")) {
                return fault;
            }
            int line = lines.get(Integer.parseInt(steps[2])).number();
            String column = steps.length == 4 ? "/" + steps[3] : "";
            return Fault.at("line/" + line + column, fault.code(), fault.args().toArray());
        }
    }

    Stated read(String text, String locality) {
        List<Fault> faults = new ArrayList<>();
        List<UnitSpec> units = new ArrayList<>();
        List<CsvTable.Line> lines = CsvTable.read(text, COLUMNS);
        for (CsvTable.Line line : lines) {
            String own = line.text("localityCode");
            UnitSpec unit = new UnitSpec(
                    line.text("code"),
                    line.text("name"),
                    kind(line, faults),
                    own == null ? locality : own,
                    line.text("parentCode"),
                    line.texts("members"),
                    line.texts("aliases"));
            // A kind that could not be read has been told of already.
            ConstraintFaults.of(validator.validate(unit)).stream()
                    .filter(fault -> !fault.pointer().equals("/kind") || line.text("kind") == null)
                    .forEach(fault -> faults.add(Fault.at(
                            "line/" + line.number() + fault.pointer(),
                            fault.code(),
                            fault.args().toArray())));
            units.add(unit);
        }
        CsvTable.refuse(faults);
        return new Stated(units, lines);
    }

    private static UnitKind kind(CsvTable.Line line, List<Fault> faults) {
        String text = line.text("kind");
        return Arrays.stream(UnitKind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    if (text != null) {
                        faults.add(line.fault(
                                "kind",
                                "unknown-value",
                                text,
                                Arrays.stream(UnitKind.values()).map(Enum::name).collect(Collectors.joining(", "))));
                    }
                    return null;
                });
    }
}
