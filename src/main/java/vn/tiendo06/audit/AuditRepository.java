package vn.tiendo06.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import vn.tiendo06.audit.ChainCheck.Head;
import vn.tiendo06.audit.ChainCheck.Link;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.kernel.page.Sorting;

/** The trail read by SQL, never more of it at once than a page or a batch. */
@ApplicationScoped
class AuditRepository {

    static final int BATCH = 500;

    private static final String WITHIN =
            "e.locality_code in (select code from locality where ancestors && cast(:localities as text[]))";

    private static final Sorting SORTING = new Sorting("-at", "cast(e.id as text)").by("at", "e.at", "timestamptz");

    private final EntityManager em;

    AuditRepository(EntityManager em) {
        this.em = em;
    }

    Page<AuditEventView> list(Scope scope, AuditFilter filter, PageRequest page) {
        return filtered(scope, filter).page(em, SORTING, page, AuditEventView::of);
    }

    /** The events that follow one, chain by chain; from the beginning where it is null. */
    List<AuditEventView> following(Scope scope, AuditFilter filter, AuditEventView last) {
        ListQuery query = filtered(scope, filter);
        if (last != null) {
            query.where("(e.locality_code, e.ordinal) > (:lastLocality, :lastOrdinal)")
                    .with("lastLocality", last.locality())
                    .with("lastOrdinal", last.ordinal());
        }
        return query.all(em, "e.locality_code, e.ordinal limit " + BATCH, AuditEventView::of);
    }

    private static ListQuery filtered(Scope scope, AuditFilter filter) {
        return new ListQuery(AuditEventView.COLUMNS, "audit_event e")
                .where(WITHIN, "localities", scope.localityArray())
                .where("e.locality_code = :locality", "locality", filter.locality)
                .where("e.kind = :kind", "kind", filter.kind)
                .where("e.object_id = :objectId", "objectId", filter.objectId)
                .where("e.actor_subject = :actor", "actor", filter.actor)
                .where("e.action = :action", "action", filter.action)
                .where("e.plan_code = :plan", "plan", filter.plan)
                .where("e.at >= :from", "from", filter.from)
                .where("e.at < :to", "to", filter.to);
    }

    boolean isWithin(Scope scope, String locality) {
        return !new ListQuery("l.code", "locality l")
                .where("l.code = :code", "code", locality)
                .where("l.ancestors && cast(:localities as text[])", "localities", scope.localityArray())
                .all(em, "", row -> row.text("code"))
                .isEmpty();
    }

    /** Where a chain says that it ends. */
    Optional<Head> head(String locality) {
        return new ListQuery("c.ordinal, c.hash", "audit_chain c")
                        .where("c.locality_code = :locality", "locality", locality)
                        .all(em, "", row -> new Head(row.number("ordinal"), row.text("hash")))
                        .stream()
                        .findFirst();
    }

    /** The links after a place and up to another, with their hashes computed anew. */
    List<Link> links(String locality, long after, long last) {
        return new ListQuery("e.id, e.ordinal, e.previous_hash, e.hash, audit_hash(e) as computed", "audit_event e")
                .where("e.locality_code = :locality", "locality", locality)
                .where("e.ordinal > :after", "after", after)
                .where("e.ordinal <= :last", "last", last)
                .all(em, "e.ordinal limit " + BATCH, AuditRepository::link);
    }

    /** The first link beyond the chain's end; both are seen as of one instant. */
    Optional<Link> beyondHead(String locality) {
        return new ListQuery("e.id, e.ordinal, e.previous_hash, e.hash, e.hash as computed", """
                        audit_event e left join audit_chain c on c.locality_code = e.locality_code""")
                        .where("e.locality_code = :locality", "locality", locality)
                        .where("(e.ordinal > coalesce(c.ordinal, 0) or e.ordinal < 1)")
                        .all(em, "e.ordinal limit 1", AuditRepository::link)
                        .stream()
                        .findFirst();
    }

    private static Link link(Row row) {
        return new Link(
                row.uuid("id"),
                row.number("ordinal"),
                row.text("previous_hash"),
                row.text("hash"),
                row.text("computed"));
    }
}
