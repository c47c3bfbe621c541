package vn.tiendo06.plan;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.unit.UnitRef;

/** A row's units in one role, read in the same statement as the row. */
final class UnitsColumn {

    private static final TypeReference<List<UnitRef>> REFS = new TypeReference<>() {};

    private UnitsColumn() {}

    static String of(UnitRole role, String alias) {
        return """
                (select cast(json_agg(json_build_object('code', u.code, 'name', u.name) order by su.ordinal) as text)
                  from subject_unit su join unit u on u.code = su.unit_code
                  where su.subject_id = s.id and su.role = '%s') as %s""".formatted(role, alias);
    }

    static List<UnitRef> read(Row row, String alias) {
        List<UnitRef> refs = row.json(alias, REFS);
        return refs == null ? List.of() : refs;
    }
}
