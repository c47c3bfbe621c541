package vn.tiendo06.exchange;

import java.util.List;
import vn.tiendo06.imports.ImportView;
import vn.tiendo06.kernel.access.MembershipView;
import vn.tiendo06.progress.LockExceptionView;

/** The columns of exported exceptions from locks, imports and memberships. */
final class WorkColumns {

    static final List<Column<LockExceptionView>> LOCK_EXCEPTIONS = List.of(
            Column.of("list.planCode", LockExceptionView::plan),
            Column.of("period", LockExceptionView::period),
            Column.of(
                    "unit",
                    exception ->
                            exception.unit() == null ? null : exception.unit().code()),
            Column.of(
                    "unitName",
                    exception ->
                            exception.unit() == null ? null : exception.unit().name()),
            Column.of("subjectId", LockExceptionView::subjectId),
            Column.of("list.validUntil", LockExceptionView::validUntil),
            Column.of("list.reason", LockExceptionView::reason),
            Column.of("list.recordedBy", exception -> exception.recorded().name()),
            Column.of("list.recordedAt", exception -> exception.recorded().at()),
            Column.of("list.endedAt", LockExceptionView::endedAt),
            Column.of("list.endedBy", LockExceptionView::endedBy),
            Column.of("list.id", exception -> exception.id().toString()));

    static final List<Column<ImportView>> IMPORTS = List.of(
            Column.of("list.id", job -> job.id().toString()),
            Column.of("list.format", ImportView::format),
            Column.enumerated("list.importState", ImportView::state),
            Column.enumerated("list.mode", ImportView::mode),
            Column.truth("list.submit", ImportView::submit),
            Column.truth("list.dryRun", ImportView::dryRun),
            Column.of("list.owner", job -> job.owner().name()),
            Column.of("localityCode", ImportView::localityCode),
            Column.of("list.total", ImportView::total),
            Column.of("list.done", ImportView::done),
            Column.of("list.created", ImportView::created),
            Column.of("list.updated", ImportView::updated),
            Column.of("list.unchanged", ImportView::unchanged),
            Column.of("list.rejected", ImportView::rejected),
            Column.truth("list.written", ImportView::written),
            Column.of("createdAt", ImportView::createdAt),
            Column.of("list.startedAt", ImportView::startedAt),
            Column.of("list.finishedAt", ImportView::finishedAt),
            Column.of(
                    "list.failure",
                    job -> job.failure() == null ? null : job.failure().title()));

    static final List<Column<MembershipView>> MEMBERSHIPS = List.of(
            Column.of("list.account", MembershipView::subject),
            Column.of("list.accountIssuer", MembershipView::issuer),
            Column.enumerated("list.role", MembershipView::role),
            Column.of("list.units", membership -> String.join("; ", membership.units())),
            Column.of("list.localities", membership -> String.join("; ", membership.localities())),
            Column.of("createdAt", MembershipView::createdAt),
            Column.of("updatedAt", MembershipView::updatedAt),
            Column.of("list.id", membership -> membership.id().toString()));

    private WorkColumns() {}
}
