package vn.tiendo06.unit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.event.Tracked;
import vn.tiendo06.kernel.page.Row;

/** A unit (đơn vị). */
@Schema(name = "Unit")
public record UnitView(
        @Schema(required = true, examples = "10816.CA") String code,
        @Schema(required = true, examples = "Công an xã") String name,
        @Schema(required = true, examples = "POLICE") UnitKind kind,
        @Schema(required = true, examples = "10816") String localityCode,
        @Schema(nullable = true, examples = "10816.UBND") String parentCode,

        @Schema(description = "Unit that takes over its work: the first of the successors", nullable = true)
        String successorCode,

        @Schema(description = "Units that take over when it ends", required = true)
        List<UnitRef> successors,

        @Schema(description = "Units whose work it takes over", required = true)
        List<UnitRef> predecessors,

        @Schema(description = "Agency e-identifier (Decision 20/2020/QĐ-TTg)", nullable = true)
        String agencyId,

        @Schema(
                description = "Other wordings under which plans name it",
                required = true,
                examples = "[\"Công an xã\"]")
        List<String> aliases,

        @Schema(description = "A group's members, in order", required = true)
        List<UnitRef> members,

        @Schema(description = "Groups it belongs to", required = true)
        List<UnitRef> memberOf,

        @Schema(nullable = true) LocalDate validFrom,
        @Schema(nullable = true) LocalDate validTo,
        @JsonIgnore int version)
        implements Tracked {

    private static final TypeReference<List<UnitRef>> REFS = new TypeReference<>() {};

    static final String COLUMNS = """
            u.code, u.name, u.kind, u.locality_code, u.parent_code, u.successor_code, u.agency_id, u.valid_from,
            u.valid_to, u.version,
            array(select a.alias from unit_alias a where a.unit_code = u.code and a.alias <> u.name
              group by a.alias order by min(a.ordinal), a.alias) as aliases,
            (select cast(json_agg(json_build_object('code', m.code, 'name', m.name) order by um.ordinal) as text)
              from unit_member um join unit m on m.code = um.member_code where um.group_code = u.code) as members,
            (select cast(json_agg(json_build_object('code', n.code, 'name', n.name) order by us.ordinal) as text)
              from unit_successor us join unit n on n.code = us.successor_code where us.unit_code = u.code)
              as successors,
            (select cast(json_agg(json_build_object('code', n.code, 'name', n.name) order by n.code) as text)
              from unit_successor us join unit n on n.code = us.unit_code where us.successor_code = u.code)
              as predecessors,
            (select cast(json_agg(json_build_object('code', g.code, 'name', g.name) order by g.code) as text)
              from unit_member um join unit g on g.code = um.group_code where um.member_code = u.code) as member_of""";

    static UnitView of(Row row) {
        return new UnitView(
                row.text("code"),
                row.text("name"),
                row.value("kind", UnitKind.class),
                row.text("locality_code"),
                row.text("parent_code"),
                row.text("successor_code"),
                refs(row, "successors"),
                refs(row, "predecessors"),
                row.text("agency_id"),
                row.texts("aliases"),
                refs(row, "members"),
                refs(row, "member_of"),
                row.date("valid_from"),
                row.date("valid_to"),
                row.integer("version"));
    }

    private static List<UnitRef> refs(Row row, String column) {
        List<UnitRef> refs = row.json(column, REFS);
        return refs == null ? List.of() : refs;
    }
}
