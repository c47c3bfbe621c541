package vn.tiendo06.insight;

/** A row's latest report in force, from a summary that has one for each row and period. */
final class LatestReport {

    private LatestReport() {}

    /**
     * SQL that joins it as {@code f} to a subject {@code s} of a plan {@code p}: that of the latest period that is over, else
     * of one that still runs. One step into the index, however long the row has been reported on. Uses the parameter
     * {@code today}.
     */
    static String join(String columns, String table) {
        String own =
                "from %s %%s where %%1$s.locality_code = p.locality_code and %%1$s.subject_id = s.id".formatted(table);
        // The second half is looked for only where the first has nothing.
        return """
                left join lateral (
                  (select %1$s %2$s and cf.ends_on <= :today order by cf.ends_on desc, cf.reviewed_at desc limit 1)
                  union all
                  (select %1$s %2$s and cf.ends_on > :today
                     and not exists (select %3$s and done.ends_on <= :today)
                   order by cf.ends_on desc, cf.reviewed_at desc limit 1)
                  limit 1) f on true""".formatted(columns, own.formatted("cf"), own.formatted("done"));
    }
}
