package vn.tiendo06.obligation;

/** How a unit stands to what is owed on a row. */
public enum ObligationRole {
    /** It answers for the row: it owes the report. */
    ACCOUNTABLE("o.unit_code = any(:units)"),
    /** Another unit answers; this one sees the report and may add to it. */
    CONTRIBUTOR("""
            (o.unit_code <> all(cast(:units as text[])) and exists (select 1 from subject_reporter_route r
              where r.subject_id = o.subject_id and r.unit_code = any(:units)
                and coalesce(r.since, o.ends_on) <= o.ends_on and coalesce(r.until, o.ends_on) >= o.ends_on))""");

    private final String condition;

    ObligationRole(String condition) {
        this.condition = condition;
    }

    /** The condition on an obligation {@code o} for the units in the parameter {@code units}. */
    String condition() {
        return condition;
    }
}
