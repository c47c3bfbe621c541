package vn.tiendo06.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.event.Tracked;
import vn.tiendo06.kernel.page.Row;

/** A plan (kế hoạch) with its sections. */
@Schema(name = "Plan")
public record PlanView(
        @Schema(required = true, examples = "da06-10816") String code,
        @Schema(required = true, examples = "DA06") String programme,
        @Schema(required = true) String title,

        @Schema(description = "The document's number, null where it is not known", nullable = true)
        String number,

        @Schema(nullable = true) LocalDate issuedOn,

        @Schema(description = "Number and date as the document has them", nullable = true)
        String issuedText,

        @Schema(required = true) String issuer,
        @Schema(required = true, examples = "10816") String localityCode,
        @Schema(required = true, examples = "2026") int fromYear,
        @Schema(required = true, examples = "2030") int toYear,

        @Schema(description = "The head of a unit confirms a report before it is approved", required = true)
        boolean confirmationRequired,

        @Schema(required = true) List<SectionView> sections,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @JsonIgnore int version)
        implements Tracked {

    private static final TypeReference<List<SectionView>> SECTIONS = new TypeReference<>() {};

    static final String COLUMNS = """
            p.code, p.programme, p.title, p.number, p.issued_on, p.issued_text, p.issuer, p.locality_code, p.from_year,
            p.to_year, p.confirmation_required, p.created_at, p.updated_at, p.version,
            (select cast(json_agg(json_build_object('kind', s.kind, 'numeral', s.numeral, 'title', s.title,
                'rows', (select count(*) from subject r where r.plan_code = s.plan_code and r.section_kind = s.kind
                  and r.section = s.numeral)) order by s.ordinal) as text)
              from plan_section s where s.plan_code = p.code) as sections""";

    static PlanView of(Row row) {
        return new PlanView(
                row.text("code"),
                row.text("programme"),
                row.text("title"),
                row.text("number"),
                row.date("issued_on"),
                row.text("issued_text"),
                row.text("issuer"),
                row.text("locality_code"),
                row.integer("from_year"),
                row.integer("to_year"),
                row.bool("confirmation_required"),
                row.json("sections", SECTIONS),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.integer("version"));
    }

    /** A section with its number of rows. */
    @Schema(name = "Section")
    public record SectionView(
            @Schema(required = true) SectionKind kind,
            @Schema(required = true, examples = "I") String numeral,
            @Schema(required = true) String title,
            @Schema(required = true, examples = "9") int rows) {}
}
