package vn.tiendo06.progress;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.unit.UnitRef;

/** What another unit of the row has added to a report. */
@Schema(name = "Contribution")
public record ContributionView(
        @Schema(required = true) UnitRef unit,
        @Schema(required = true) String narrative,
        @Schema(required = true) List<Evidence> evidence,
        @Schema(required = true) StampView written) {

    /** The contributions to submission {@code s} as a JSON text. */
    static final String OF_SUBMISSION = """
            coalesce((select cast(json_agg(json_build_object('unit', json_build_object('code', c.unit_code, 'name', cu.name),
              'narrative', c.narrative, 'evidence', c.evidence, 'written', json_build_object(
                'subject', c.written_by, 'name', c.written_by_name, 'at', c.written_at))
              order by c.unit_code) as text)
              from submission_contribution c join unit cu on cu.code = c.unit_code
              where c.submission_id = s.id), '[]')""";

    /** Those in the past content {@code k.known} as a JSON text. */
    static final String OF_PAST_SUBMISSION = """
            coalesce((select cast(json_agg(json_build_object('unit', json_build_object('code', cu.code, 'name', cu.name),
              'narrative', c.value -> 'narrative', 'evidence', c.value -> 'evidence', 'written', c.value -> 'written')
              order by cu.code) as text)
              from jsonb_array_elements(k.known -> 'contributions') c join unit cu on cu.code = c.value ->> 'unit'), '[]')""";
}
