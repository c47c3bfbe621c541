package vn.tiendo06.unit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.csv.CsvReader;
import vn.tiendo06.kernel.error.ConstraintFaults;
import vn.tiendo06.kernel.error.Fault;

/** Units as a table. */
@ApplicationScoped
class UnitTable {

    private static final List<CsvReader.Column> COLUMNS = List.of(
            CsvReader.Column.required("code", "Mã"),
            CsvReader.Column.required("name", "Tên"),
            CsvReader.Column.required("kind", "Loại"),
            CsvReader.Column.optional("parentCode", "Mã cấp trên"),
            CsvReader.Column.optional("members", "Thành viên"),
            CsvReader.Column.optional("aliases", "Tên khác"),
            CsvReader.Column.optional("localityCode", "Mã địa bàn"));

    private final Validator validator;

    UnitTable(Validator validator) {
        this.validator = validator;
    }

    /** The units with the lines they stand in. */
    record Stated(List<UnitSpec> units, List<CsvReader.Line> lines) {

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
        List<CsvReader.Line> lines = CsvReader.read(text, COLUMNS);
        for (CsvReader.Line line : lines) {
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
        CsvReader.refuse(faults);
        return new Stated(units, lines);
    }

    private static UnitKind kind(CsvReader.Line line, List<Fault> faults) {
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
