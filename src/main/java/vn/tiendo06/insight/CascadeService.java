package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import vn.tiendo06.kernel.page.Row;
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
    private record Aim(LocalityRef locality, BigDecimal value) {}

    private static Cascade.Year year(
            Indicator indicator, int year, List<RollupRepository.Stated> own, List<RollupRepository.Stated> communes) {
        MilestoneView ownMilestone = own.isEmpty() ? null : at(own.getFirst(), year);
        List<Aim> aims = communes.stream()
                .map(one -> new Aim(
                        one.locality(),
                        at(one, year) == null ? null : at(one, year).value()))
                .filter(aim -> aim.value() != null)
                .toList();
        List<BigDecimal> values = aims.stream().map(Aim::value).sorted().toList();
        BigDecimal sum = indicator.summable() && !values.isEmpty()
                ? Row.plain(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                : null;
        // A commune's number of things is a part of the whole's, so it may well be lower.
        List<LocalityRef> lower = ownMilestone == null || indicator.summable()
                ? List.of()
                : aims.stream()
                        .filter(aim -> isLower(indicator, aim.value(), ownMilestone.value()))
                        .map(Aim::locality)
                        .toList();
        return new Cascade.Year(
                year,
                ownMilestone,
                communes.size(),
                aims.size(),
                values.isEmpty() ? null : values.getFirst(),
                values.isEmpty() ? null : RollupFigures.median(values),
                values.isEmpty() ? null : values.getLast(),
                sum,
                finding(indicator, ownMilestone, sum, lower, aims.size() == communes.size() && !aims.isEmpty()),
                lower.size(),
                lower.subList(0, Math.min(MAX_NAMED, lower.size())));
    }

    private static Cascade.Finding finding(
            Indicator indicator, MilestoneView own, BigDecimal sum, List<LocalityRef> lower, boolean complete) {
        if (own == null) {
            return Cascade.Finding.NO_OWN_TARGET;
        }
        boolean shortOf = indicator.summable() ? complete && isLower(indicator, sum, own.value()) : !lower.isEmpty();
        if (shortOf) {
            return Cascade.Finding.INSUFFICIENT;
        }
        return complete ? Cascade.Finding.SUFFICIENT : Cascade.Finding.INCOMPLETE;
    }

    // A value for an earlier year alone is held.
    private static MilestoneView at(RollupRepository.Stated one, int year) {
        return one.milestones().stream()
                .filter(milestone -> milestone.year() <= year)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static boolean isLower(Indicator indicator, BigDecimal value, BigDecimal own) {
        int order = value.compareTo(own);
        return indicator.direction() == Direction.DECREASE ? order > 0 : order < 0;
    }
}
