package vn.tiendo06.insight;

/** A row's latest report in force, from a summary that has one for each row and period. */
final class LatestReport {

    private LatestReport() {}

    /**
     * SQL that joins it as {@code f} to a subject {@code s} of a plan {@code p}: that of the latest period that is over, else
     * of one that still runs. Two steps into the index, however long the row has been reported on. Uses the parameter
     * {@code today}.
     */
    static String join(String columns, String table) {
        String half = """
                (select %s from %s cf
                  where cf.locality_code = p.locality_code and cf.subject_id = s.id and cf.ends_on %s :today
                  order by cf.ends_on desc, cf.reviewed_at desc limit 1)""";
        return """
                left join lateral (
                  select * from (%s union all %s) latest
                  order by latest.ends_on > :today
                  limit 1) f on true""".formatted(half.formatted(columns, table, "<="), half.formatted(columns, table, ">"));
    }
}
