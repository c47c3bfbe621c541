package vn.tiendo06.insight;

/** Which of a row's reports counts where their periods end on the same day; docs/status.md states the order. */
final class ReportOrder {

    /**
     * SQL ordering reports {@code x} of one row and day, the one that counts first: that of the unit set to answer, then by the
     * unit's place in the plan, then the one approved last; as the summaries have it of one period. Uses the parameter {@code
     * recordedBy} and the columns {@code rivals} (how many reports there are), {@code subject_id}, {@code unit_code}, {@code
     * ends_on}, {@code reviewed_at} and {@code submission_id}.
     */
    // Units are looked up only where there are several reports: nearly always there is one.
    static final String SQL = """
            case when x.rivals > 1 then
              case when x.unit_code = (select a.unit_code from subject_accountable_ever a
                  where a.subject_id = x.subject_id and a.effective_from <= x.ends_on
                    and a.recorded_at <= :recordedBy and a.replaced_at > :recordedBy
                  order by a.effective_from desc limit 1) then -1
                else (select r.ordinal from subject_reporter r
                  where r.subject_id = x.subject_id and r.unit_code = x.unit_code) end
            end nulls last, x.reviewed_at desc, x.submission_id""";

    private ReportOrder() {}
}
