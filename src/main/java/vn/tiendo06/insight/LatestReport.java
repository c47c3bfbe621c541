package vn.tiendo06.insight;

/** A row's latest report in force, from a summary that has one for each row and period. */
final class LatestReport {

    // Those of the last day on which periods end, one step into the index.
    private static final String OF_LAST_DAY = """
            (select %1$s
             from (select c.*, count(*) over () as rivals
               from (select cf.subject_id, %1$s from %2$s cf
                 where cf.locality_code = p.locality_code and cf.subject_id = s.id and %3$s
                 order by cf.ends_on desc
                 fetch first 1 rows with ties) c) x
             order by %4$s
             limit 1)""";

    private LatestReport() {}

    /**
     * SQL that joins it as {@code f} to a subject {@code s} of a plan {@code p}: that of the latest period that is over, else
     * of one that still runs. One step into the index, however long the row has been reported on. Uses the parameters
     * {@code today} and {@code recordedBy}.
     *
     * @param columns the summary's columns wanted, with those that {@link ReportOrder} uses
     */
    static String join(String columns, String table) {
        // The second half is looked for only where the first has nothing.
        String running = """
                cf.ends_on > :today and not exists (select from %s done where done.locality_code = p.locality_code
                  and done.subject_id = s.id and done.ends_on <= :today)""".formatted(table);
        return "left join lateral (" + OF_LAST_DAY.formatted(columns, table, "cf.ends_on <= :today", ReportOrder.SQL)
                + " union all " + OF_LAST_DAY.formatted(columns, table, running, ReportOrder.SQL)
                + " limit 1) f on true";
    }
}
