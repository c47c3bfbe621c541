package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.Comparator;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;

/** Holds a locality's own target against those of its communes. */
@ApplicationScoped
public class CascadeService {

    private static final int MAX_NAMED = 200;

    private final RollupService rollups;
    private final RollupRepository rows;

    CascadeService(RollupService rollups, RollupRepository rows) {
        this.rollups = rollups;
        this.rows = rows;
    }

    public Cascade of(String indicatorCode, String localityCode) {
        RollupService.Ground ground = rollups.ground(indicatorCode, localityCode);
        List<RollupRepository.Stated> stated =
                rows.milestones(indicatorCode, ground.locality().code(), ground.scope());
        List<RollupRepository.Stated> own = stated.stream()
                .filter(one -> one.locality().code().equals(ground.locality().code()))
                .toList();
        List<RollupRepository.Stated> communes = stated.stream()
                .filter(one -> one.locality().level().equals("COMMUNE") && !own.contains(one))
                .toList();
        return new Cascade(
                ground.indicator(),
                ground.locality(),
                stated.stream()
                        .flatMap(one -> one.milestones().stream())
                        .map(MilestoneView::year)
                        .distinct()
                        .sorted()
                        .map(year -> year(ground.indicator(), year, own, communes))
                        .toList());
    }

    /** A commune and what it aims at. */
    private record Aim(LocalityRef locality, MilestoneView milestone) {

        BigDecimal value() {
            return milestone.value();
        }
    }

    private static Cascade.Year year(
            Indicator indicator, int year, List<RollupRepository.Stated> own, List<RollupRepository.Stated> communes) {
        MilestoneView ownMilestone = own.isEmpty() ? null : at(own.getFirst(), year);
        List<Aim> aims = communes.stream()
                .map(one -> new Aim(one.locality(), at(one, year)))
                .filter(aim -> aim.milestone() != null)
                .toList();
        List<BigDecimal> values = aims.stream().map(Aim::value).sorted().toList();
        BigDecimal sum = indicator.summable() && !values.isEmpty()
                ? Row.plain(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                : null;
        // A commune's number of things is a part of the whole's, so it may well be lower.
        List<LocalityRef> lower = ownMilestone == null || indicator.summable()
                ? List.of()
                : aims.stream()
                        .filter(aim -> fallsShort(indicator, aim.value(), isStrict(aim.milestone()), ownMilestone))
                        .map(Aim::locality)
                        .toList();
        boolean complete = aims.size() == communes.size() && !aims.isEmpty();
        return new Cascade.Year(
                year,
                ownMilestone,
                communes.size(),
                aims.size(),
                values.isEmpty() ? null : values.getFirst(),
                values.isEmpty() ? null : RollupFigures.median(values),
                values.isEmpty() ? null : values.getLast(),
                sum,
                finding(
                        ownMilestone,
                        indicator.summable()
                                ? sumFallsShort(indicator, aims, sum, ownMilestone, complete)
                                : !lower.isEmpty(),
                        complete),
                lower.size(),
                lower.subList(0, Math.min(MAX_NAMED, lower.size())));
    }

    private static Cascade.Finding finding(MilestoneView own, boolean shortOf, boolean complete) {
        if (own == null) {
            return Cascade.Finding.NO_OWN_TARGET;
        }
        if (shortOf) {
            return Cascade.Finding.INSUFFICIENT;
        }
        return complete ? Cascade.Finding.SUFFICIENT : Cascade.Finding.INCOMPLETE;
    }

    // What is missing can only add: it may still lift a sum, but never lower one that is too high already.
    private static boolean sumFallsShort(
            Indicator indicator, List<Aim> aims, BigDecimal sum, MilestoneView own, boolean complete) {
        if (own == null || sum == null || !(complete || indicator.direction() == Direction.DECREASE)) {
            return false;
        }
        boolean strict = aims.stream().anyMatch(aim -> isStrict(aim.milestone()));
        // Of some, the sum's own value is not yet the whole's: only beyond the bound is it too high for certain.
        return fallsShort(indicator, sum, strict || !complete, own);
    }

    // Whether meeting a value may leave the locality's own unmet: "at least 80" does not meet "more than 80".
    private static boolean fallsShort(Indicator indicator, BigDecimal value, boolean strict, MilestoneView own) {
        int order = value.compareTo(own.value());
        if (order == 0) {
            return isStrict(own) && !strict;
        }
        return indicator.direction() == Direction.DECREASE ? order > 0 : order < 0;
    }

    private static boolean isStrict(MilestoneView milestone) {
        return milestone.comparator() == Comparator.GT || milestone.comparator() == Comparator.LT;
    }

    // A value for an earlier year alone is held.
    private static MilestoneView at(RollupRepository.Stated one, int year) {
        return one.milestones().stream()
                .filter(milestone -> milestone.year() <= year)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
