package vn.tiendo06.locality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tiendo06.kernel.csv.CsvReader;
import vn.tiendo06.kernel.error.ConstraintFaults;
import vn.tiendo06.kernel.error.Fault;

/** The national list of localities, or a part of it, as a table. */
@ApplicationScoped
class LocalityTable {

    private static final List<CsvReader.Column> COLUMNS = List.of(
            CsvReader.Column.required("code", "Mã", "Mã số"),
            CsvReader.Column.required("name", "Tên", "Tên đơn vị hành chính"),
            CsvReader.Column.required("parentCode", "Mã TP", "Mã tỉnh", "Mã cấp trên"),
            CsvReader.Column.optional("level", "Cấp"),
            CsvReader.Column.optional("validFrom", "Từ ngày"),
            CsvReader.Column.optional("validTo", "Đến ngày"));

    private static final Map<String, LocalityLevel> IN_WORDS = Map.of(
            "tỉnh", LocalityLevel.PROVINCE,
            "thành phố", LocalityLevel.PROVINCE,
            "xã", LocalityLevel.COMMUNE,
            "phường", LocalityLevel.COMMUNE,
            "đặc khu", LocalityLevel.COMMUNE);

    private final Validator validator;

    LocalityTable(Validator validator) {
        this.validator = validator;
    }

    /** A line with the locality that it states. */
    record Stated(CsvReader.Line line, LocalityDraft draft) {

        Fault fault(String column, String code, Object... args) {
            return line.fault(column, code, args);
        }
    }

    /** What the lines state; refused with all that is wrong with single cells. */
    List<Stated> read(String text) {
        List<Fault> faults = new ArrayList<>();
        List<Stated> stated = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (CsvReader.Line line : CsvReader.read(text, COLUMNS)) {
            LocalityDraft draft = new LocalityDraft(
                    line.text("code"),
                    line.text("name"),
                    level(line, faults),
                    line.text("parentCode"),
                    date(line, "validFrom", faults),
                    date(line, "validTo", faults));
            // A level that could not be read has been told of already.
            ConstraintFaults.of(validator.validate(draft)).stream()
                    .filter(fault -> !fault.pointer().equals("/level"))
                    .forEach(fault -> faults.add(Fault.at(
                            "line/" + line.number() + fault.pointer(),
                            fault.code(),
                            fault.args().toArray())));
            if (draft.code() != null && seen.putIfAbsent(draft.code(), line.number()) != null) {
                faults.add(line.fault("code", "duplicate-code", draft.code()));
            }
            stated.add(new Stated(line, draft));
        }
        CsvReader.refuse(faults);
        return stated;
    }

    // The list tells the level by the code's digits; spreadsheets that lost the leading zeros are found out by it.
    private static LocalityLevel level(CsvReader.Line line, List<Fault> faults) {
        String text = line.text("level");
        String code = line.text("code");
        if (text == null) {
            LocalityLevel byDigits = Arrays.stream(LocalityLevel.values())
                    .filter(level -> level != LocalityLevel.NATION && code != null && level.fits(code))
                    .findFirst()
                    .orElse(null);
            if (byDigits == null && code != null) {
                faults.add(line.fault("code", "code-digits"));
            }
            return byDigits;
        }
        return Arrays.stream(LocalityLevel.values())
                .filter(level -> level != LocalityLevel.NATION)
                .filter(level ->
                        level.name().equals(text) || level == IN_WORDS.get(text.toLowerCase(java.util.Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> {
                    faults.add(line.fault(
                            "level", "unknown-value", text, "PROVINCE, COMMUNE, Tỉnh, Thành phố, Xã, Phường, Đặc khu"));
                    return null;
                });
    }

    private static LocalDate date(CsvReader.Line line, String column, List<Fault> faults) {
        String text = line.text(column);
        try {
            LocalDate day = text == null ? null : LocalDate.parse(text);
            if (day == null || day.getYear() >= 1900 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        faults.add(line.fault(column, "type", "date"));
        return null;
    }
}
