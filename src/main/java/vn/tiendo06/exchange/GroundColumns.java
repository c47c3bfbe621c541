package vn.tiendo06.exchange;

import java.util.List;
import vn.tiendo06.locality.LocalityView;
import vn.tiendo06.obligation.Holiday;
import vn.tiendo06.plan.PlanFindings.Finding;
import vn.tiendo06.plan.PlanView;
import vn.tiendo06.plan.SectionKind;
import vn.tiendo06.progress.PeriodView;

/** The columns of exported localities, plans and their findings, periods and holidays. */
final class GroundColumns {

    static final List<Column<LocalityView>> LOCALITIES = List.of(
            Column.of("localityCode", LocalityView::code),
            Column.of("list.locality", LocalityView::name),
            Column.enumerated("list.level", LocalityView::level),
            Column.of("list.parentLocality", LocalityView::parentCode),
            Column.of("validFrom", LocalityView::validFrom),
            Column.of("validTo", LocalityView::validTo));

    static final List<Column<PlanView>> PLANS = List.of(
            Column.of("list.planCode", PlanView::code),
            Column.of("list.programme", PlanView::programme),
            Column.of("list.title", PlanView::title),
            Column.of("list.number", PlanView::number),
            Column.of("list.issuedOn", PlanView::issuedOn),
            Column.of("list.issuedText", PlanView::issuedText),
            Column.of("list.issuer", PlanView::issuer),
            Column.of("localityCode", PlanView::localityCode),
            Column.of("list.fromYear", PlanView::fromYear),
            Column.of("list.toYear", PlanView::toYear),
            Column.truth("list.confirmationRequired", PlanView::confirmationRequired),
            Column.of("list.targets", plan -> rows(plan, SectionKind.TARGETS)),
            Column.of("list.tasks", plan -> rows(plan, SectionKind.TASKS)),
            Column.of("createdAt", PlanView::createdAt),
            Column.of("updatedAt", PlanView::updatedAt));

    static final List<Column<Finding>> FINDINGS = List.of(
            Column.of("subjectId", Finding::subjectId),
            Column.of("code", Finding::row),
            Column.enumerated("list.severity", Finding::severity),
            Column.enumerated("list.aspect", Finding::aspect),
            Column.of("list.field", Finding::field),
            Column.of("list.finding", Finding::message),
            Column.of("list.findingCode", Finding::code));

    static final List<Column<PeriodView>> PERIODS = List.of(
            Column.of("period", PeriodView::code),
            Column.enumerated("list.periodKind", PeriodView::kind),
            Column.of("list.year", PeriodView::year),
            Column.of("startsOn", PeriodView::startsOn),
            Column.of("endsOn", PeriodView::endsOn),
            Column.of("list.cutOffAt", PeriodView::cutOffAt),
            Column.of("dueAt", PeriodView::dueAt),
            Column.of("lockAt", PeriodView::lockAt));

    static final List<Column<Holiday>> HOLIDAYS = List.of(
            Column.of("list.day", Holiday::day),
            Column.of("list.holiday", Holiday::name),
            Column.of("basis", Holiday::basis));

    private GroundColumns() {}

    private static int rows(PlanView plan, SectionKind kind) {
        return plan.sections().stream()
                .filter(section -> section.kind() == kind)
                .mapToInt(PlanView.SectionView::rows)
                .sum();
    }
}
