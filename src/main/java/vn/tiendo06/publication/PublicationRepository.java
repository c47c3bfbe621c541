package vn.tiendo06.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** Versions of publications as those who publish see them. Each write names the state and version that it found. */
@ApplicationScoped
class PublicationRepository {

    private static final String FROM = "publication p join locality l on l.code = p.locality_code";

    private static final Sorting SORTING = new Sorting("-createdAt", "cast(p.id as text)")
            .by("createdAt", "p.created_at", "timestamptz")
            .by("period", "p.period_code", "text")
            .by("code", "p.code", "text");

    private final EntityManager em;

    PublicationRepository(EntityManager em) {
        this.em = em;
    }

    Page<PublicationView> list(Scope scope, PublicationFilter filter, PageRequest page, Instant now) {
        return filtered(new ListQuery(PublicationView.COLUMNS, FROM), filter)
                .where("l.ancestors && cast(:localities as text[])", "localities", scope.localityArray())
                .page(em, SORTING, page, row -> PublicationView.of(row, now));
    }

    /** The conditions of a filter on {@code publication p} with its {@code locality l}. */
    static ListQuery filtered(ListQuery query, PublicationFilter filter) {
        return query.where("p.plan_code = :plan", "plan", filter.plan)
                .where("l.ancestors @> array[cast(:locality as text)]", "locality", filter.locality)
                .where("p.period_code = :period", "period", filter.period)
                .where("p.kind = :kind", "kind", filter.kind == null ? null : filter.kind.name());
    }

    Optional<PublicationView> find(UUID id, Scope scope, Instant now) {
        return new ListQuery(PublicationView.COLUMNS, FROM)
                        .where("p.id = :id", "id", id)
                        .where("l.ancestors && cast(:localities as text[])", "localities", scope.localityArray())
                        .all(em, "", row -> PublicationView.of(row, now))
                        .stream()
                        .findFirst();
    }

    /** All versions of a publication, the latest first: corrections are few. */
    List<PublicationView> versions(String code, Instant now) {
        return new ListQuery(PublicationView.COLUMNS, FROM)
                .where("p.code = :code", "code", code)
                .all(em, "p.number desc", row -> PublicationView.of(row, now));
    }

    String content(UUID id) {
        return new ListQuery("p.content", "publication p")
                .where("p.id = :id", "id", id)
                .all(em, "", row -> row.text("content"))
                .getFirst();
    }

    UUID insert(
            PublishedContent content, ContentService.Frozen frozen, String correctionReason, Actor actor, Instant now) {
        return (UUID) em.createNativeQuery("""
                        insert into publication (code, number, kind, plan_code, locality_code, period_code, title, state,
                          content, digest, correction_reason, created_at, created_by_issuer, created_by, created_by_name,
                          updated_at)
                        values (:code, :number, :kind, :plan, :locality, :period, :title, 'DRAFT', :content, :digest,
                          cast(:reason as text), :now, :issuer, :subject, :name, :now)
                        returning id""", UUID.class)
                .setParameter("code", content.code())
                .setParameter("number", content.number())
                .setParameter("kind", content.kind().name())
                .setParameter("plan", content.plan().code())
                .setParameter("locality", content.locality().code())
                .setParameter("period", content.period().code())
                .setParameter("title", content.title())
                .setParameter("content", frozen.text())
                .setParameter("digest", frozen.digest())
                .setParameter("reason", correctionReason)
                .setParameter("now", now)
                .setParameter("issuer", actor.issuer())
                .setParameter("subject", actor.subject())
                .setParameter("name", actor.displayName())
                .getSingleResult();
    }

    boolean edit(PublicationView draft, String title, ContentService.Frozen frozen, Instant now) {
        return at(draft, em.createNativeQuery("""
                                update publication set title = :title, content = :content, digest = :digest,
                                  updated_at = :now, version = version + 1
                                where id = :id and version = :version and state = 'DRAFT'"""))
                        .setParameter("title", title)
                        .setParameter("content", frozen.text())
                        .setParameter("digest", frozen.digest())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    boolean delete(PublicationView draft) {
        return at(draft, em.createNativeQuery("""
                        delete from publication where id = :id and version = :version and state = 'DRAFT'""")).executeUpdate() == 1;
    }

    boolean release(PublicationView draft, Instant publicFrom, Actor actor, Instant now) {
        return by(actor, now, at(draft, em.createNativeQuery("""
                                update publication set state = 'RELEASED', public_from = :publicFrom, released_at = :now,
                                  released_by_issuer = :issuer, released_by = :subject, released_by_name = :name,
                                  updated_at = :now, version = version + 1
                                where id = :id and version = :version and state = 'DRAFT'""")))
                        .setParameter("publicFrom", publicFrom)
                        .executeUpdate()
                == 1;
    }

    boolean withdraw(PublicationView release, String reason, Actor actor, Instant now) {
        return by(actor, now, at(release, em.createNativeQuery("""
                                update publication set state = 'WITHDRAWN', withdrawn_at = :now,
                                  withdrawn_by_issuer = :issuer, withdrawn_by = :subject, withdrawn_by_name = :name,
                                  withdrawal_reason = :reason, updated_at = :now, version = version + 1
                                where id = :id and version = :version and state = 'RELEASED'""")))
                        .setParameter("reason", reason)
                        .executeUpdate()
                == 1;
    }

    private static Query at(PublicationView found, Query query) {
        return query.setParameter("id", found.id()).setParameter("version", found.version());
    }

    private static Query by(Actor actor, Instant now, Query query) {
        return query.setParameter("now", now)
                .setParameter("issuer", actor.issuer())
                .setParameter("subject", actor.subject())
                .setParameter("name", actor.displayName());
    }
}
