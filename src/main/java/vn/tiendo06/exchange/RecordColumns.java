package vn.tiendo06.exchange;

import java.util.List;
import java.util.function.Function;
import vn.tiendo06.publication.PublicationView;

/** The columns of exported publications. */
final class RecordColumns {

    static final List<Column<PublicationView>> PUBLICATIONS = List.of(
            Column.of("list.publicationCode", PublicationView::code),
            Column.of("list.publicationNumber", PublicationView::number),
            Column.enumerated("list.publicationKind", PublicationView::kind),
            Column.of("list.planCode", PublicationView::plan),
            Column.of("localityCode", PublicationView::locality),
            Column.of("period", PublicationView::period),
            Column.of("list.publicationTitle", PublicationView::title),
            Column.enumerated("list.publicationStatus", PublicationView::status),
            Column.of("list.publicFrom", PublicationView::publicFrom),
            Column.of("list.correctionReason", PublicationView::correctionReason),
            Column.of("list.draftedBy", publication -> publication.created().name()),
            Column.of("createdAt", publication -> publication.created().at()),
            act("list.releasedBy", PublicationView::released, PublicationView.Act::name),
            act("list.releasedAt", PublicationView::released, PublicationView.Act::at),
            act("list.withdrawnBy", PublicationView::withdrawn, PublicationView.Act::name),
            act("list.withdrawnAt", PublicationView::withdrawn, PublicationView.Act::at),
            Column.of("list.withdrawalReason", PublicationView::withdrawalReason),
            Column.of("list.digest", PublicationView::digest),
            Column.of("list.id", publication -> publication.id().toString()));

    private RecordColumns() {}

    private static Column<PublicationView> act(
            String key, Function<PublicationView, PublicationView.Act> of, Function<PublicationView.Act, Object> part) {
        return Column.of(key, publication -> {
            PublicationView.Act act = of.apply(publication);
            return act == null ? null : part.apply(act);
        });
    }
}
