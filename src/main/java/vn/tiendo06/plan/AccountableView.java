package vn.tiendo06.plan;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.unit.UnitRef;

/** A unit that was set to answer for a row, for the periods that end on a day or later. */
@Schema(name = "Accountable")
public record AccountableView(
        @Schema(required = true) UnitRef unit,
        @Schema(required = true, examples = "2026-12-15") LocalDate effectiveFrom) {

    private static final TypeReference<List<AccountableView>> LIST = new TypeReference<>() {};

    /** Those of row {@code s} by day, as known by the parameter {@code recordedBy}. */
    static final String COLUMN = """
            (select cast(coalesce(json_agg(json_build_object('unit', json_build_object('code', u.code, 'name', u.name),
                'effectiveFrom', a.effective_from) order by a.effective_from), '[]') as text)
              from subject_accountable_ever a join unit u on u.code = a.unit_code
              where a.subject_id = s.id and a.recorded_at <= :recordedBy and a.replaced_at > :recordedBy) as accountable""";

    static List<AccountableView> read(Row row) {
        return row.json("accountable", LIST);
    }
}
