package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Reach;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.Moments;

/** Adds up what the communes of a province, or of the country, report on one indicator. */
@ApplicationScoped
public class RollupService {

    private final RollupRepository rows;
    private final StandingRepository standings;
    private final Standings rules;
    private final Reach reach;
    private final CurrentActor actor;
    private final Moments moments;

    RollupService(
            RollupRepository rows,
            StandingRepository standings,
            Standings rules,
            Reach reach,
            CurrentActor actor,
            Moments moments) {
        this.rows = rows;
        this.standings = standings;
        this.rules = rules;
        this.reach = reach;
        this.actor = actor;
        this.moments = moments;
    }

    /** What is asked about: an indicator within a locality that the caller reaches. */
    record Ground(Indicator indicator, LocalityRef locality, Scope scope) {}

    Ground ground(String indicatorCode, String localityCode) {
        if (indicatorCode == null) {
            throw Fault.query("indicator", "required").asException();
        }
        Scope scope = actor.get().scopeFor(Permission.INSIGHT_READ);
        String code = localityCode == null ? reach.commonLocality(scope) : localityCode;
        LocalityRef locality = (code == null ? Optional.<LocalityRef>empty() : rows.locality(code, scope))
                .orElseThrow(() -> ApiException.notFound("locality", code == null ? "" : code));
        Indicator indicator = rows.indicator(indicatorCode, locality.code(), scope)
                .orElseThrow(() -> ApiException.notFound("indicator", indicatorCode));
        return new Ground(indicator, locality, scope);
    }

    public Rollup of(String indicatorCode, String localityCode, String period) {
        Ground ground = ground(indicatorCode, localityCode);
        if (period != null && !rows.isPeriod(period)) {
            throw Fault.query("period", "unknown-period", period).asException();
        }
        return period == null ? latest(ground) : ofPeriod(ground, period);
    }

    private Rollup latest(Ground ground) {
        Moment moment = moments.now();
        List<CommuneFigure> figures = new ArrayList<>();
        Map<String, String> standing = new HashMap<>();
        Instant vintage = null;
        for (StandingRepository.Reported one :
                standings.communes(ground.indicator().code(), ground.locality().code(), ground.scope(), moment)) {
            TargetInputs target = one.inputs();
            figures.add(one.figure());
            standing.put(
                    target.id(),
                    rules.targetRule().judge(target, moment.day()).status().name());
            vintage = later(
                    vintage, target.latest() == null ? null : target.latest().approvedAt());
        }
        return rollup(ground, null, moment.day(), figures, standing, vintage);
    }

    // A status is today's; a period that was asked for has none.
    private Rollup ofPeriod(Ground ground, String period) {
        List<RollupRepository.Dated> dated =
                rows.communes(ground.indicator().code(), ground.locality().code(), period, ground.scope());
        Instant vintage = null;
        for (RollupRepository.Dated one : dated) {
            vintage = later(vintage, one.approvedAt());
        }
        return rollup(
                ground,
                period,
                moments.now().day(),
                dated.stream().map(RollupRepository.Dated::figure).toList(),
                null,
                vintage);
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private Rollup rollup(
            Ground ground,
            String period,
            LocalDate today,
            List<CommuneFigure> figures,
            Map<String, String> standing,
            Instant vintage) {
        List<Rollup.Item> items = items(ground, figures, standing);
        Rollup.Basis basis = basis(items, ground.indicator());
        return new Rollup(
                ground.indicator(),
                ground.locality(),
                period,
                today,
                vintage,
                RollupFigures.of(figures, ground.indicator(), count(figures, standing)),
                basis,
                ranked(items, basis, ground.indicator().direction()));
    }

    private List<Rollup.Item> items(Ground ground, List<CommuneFigure> figures, Map<String, String> standing) {
        Map<String, LocalityRef> names = rows.below(ground.locality().code());
        String above = ground.locality().code();
        Map<String, List<CommuneFigure>> groups = figures.stream()
                .collect(Collectors.groupingBy(figure -> figure.codeBelow(above), TreeMap::new, Collectors.toList()));
        List<Rollup.Item> items = new ArrayList<>();
        groups.forEach((code, group) -> items.add(new Rollup.Item(
                names.get(code),
                RollupFigures.of(group, ground.indicator(), count(group, standing)),
                null,
                null,
                null,
                false)));
        return items;
    }

    // One for all: the share of a part is not held against another's whole, nor a share against a median.
    private static Rollup.Basis basis(List<Rollup.Item> items, Indicator indicator) {
        if (indicator.summable()) {
            return Rollup.Basis.SUM;
        }
        List<RollupFigures> reported = items.stream()
                .map(Rollup.Item::figures)
                .filter(figures -> figures.reported() > 0)
                .toList();
        return !reported.isEmpty() && reported.stream().allMatch(RollupFigures::hasCompleteWhole)
                ? Rollup.Basis.WHOLE
                : Rollup.Basis.MEDIAN;
    }

    private static List<Rollup.Item> ranked(List<Rollup.Item> items, Rollup.Basis basis, Direction direction) {
        Comparator<BigDecimal> better =
                direction == Direction.DECREASE ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<BigDecimal> values = items.stream()
                .map(Rollup.Item::figures)
                .filter(figures -> figures.isComparableOn(basis))
                .map(figures -> figures.on(basis))
                .sorted(better)
                .toList();
        RobustScores scores = new RobustScores(values);
        return items.stream()
                .map(item -> {
                    BigDecimal value = item.figures().on(basis);
                    boolean comparable = item.figures().isComparableOn(basis);
                    BigDecimal score = comparable ? scores.of(value) : null;
                    return new Rollup.Item(
                            item.locality(),
                            item.figures(),
                            value,
                            comparable ? rank(values, value, better) : null,
                            score,
                            RobustScores.isOutlier(score));
                })
                .sorted(Comparator.comparing(Rollup.Item::rank, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(item -> item.value() == null)
                        .thenComparing(item -> item.locality().code()))
                .toList();
    }

    private static int rank(List<BigDecimal> sorted, BigDecimal value, Comparator<BigDecimal> better) {
        return 1
                + (int) sorted.stream()
                        .filter(other -> better.compare(other, value) < 0)
                        .count();
    }

    private static Map<String, Integer> count(List<CommuneFigure> figures, Map<String, String> standing) {
        return standing == null
                ? null
                : StatusCounts.of(figures.stream()
                                .map(figure -> standing.get(figure.subjectId()))
                                .toList())
                        .byStatus();
    }
}
