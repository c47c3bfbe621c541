package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.plan.Moments;

/** How all rows of a plan stand at an instant, for what prints them. */
@ApplicationScoped
public class PlanStatuses {

    private final PlanStandings standings;
    private final Moments moments;

    PlanStatuses(PlanStandings standings, Moments moments) {
        this.standings = standings;
        this.moments = moments;
    }

    /**
     * The rows' statuses.
     *
     * @param at the instant they are judged at
     * @param bySubject status by the id of the target or task
     */
    public record Board(Instant at, Map<String, String> bySubject) {}

    /** @param asOf an instant, or a day for its end; now where null */
    @Transactional
    public Board of(String planCode, String asOf) {
        Moment moment = moments.of(asOf, planCode);
        Map<String, String> statuses = standings.at(planCode, moment).rows().stream()
                .collect(Collectors.toMap(JudgedRow::id, JudgedRow::status));
        return new Board(moment.at(), statuses);
    }
}
