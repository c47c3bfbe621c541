package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** Webhooks by SQL. */
@ApplicationScoped
class WebhookRepository {

    // An owner's own within its localities; others' for those who keep the locality.
    private static final String VISIBLE = """
            exists (select 1 from locality l where l.code = w.locality_code
              and l.ancestors && cast(:localities as text[])
              and ((w.owner_issuer = :issuer and w.owner_subject = :subject)
                or l.ancestors && cast(:others as text[])))""";

    private static final Sorting SORTING = new Sorting("name", "cast(w.id as text)")
            .by("name", "w.name", "text")
            .by("createdAt", "w.created_at", "timestamptz");

    private final EntityManager em;
    private final LocalCalendar calendar;

    WebhookRepository(EntityManager em, LocalCalendar calendar) {
        this.em = em;
        this.calendar = calendar;
    }

    Page<WebhookView> list(Actor actor, PageRequest page) {
        return visible(actor, Permission.WEBHOOK_READ).page(em, SORTING, page, WebhookView::of);
    }

    Optional<WebhookView> find(Actor actor, String permission, UUID id) {
        return visible(actor, permission).where("w.id = :id", "id", id).all(em, "", WebhookView::of).stream()
                .findFirst();
    }

    WebhookView get(UUID id) {
        return new ListQuery(WebhookView.COLUMNS, "webhook w")
                .where("w.id = :id", "id", id)
                .all(em, "", WebhookView::of)
                .getFirst();
    }

    private static ListQuery visible(Actor actor, String permission) {
        return new ListQuery(WebhookView.COLUMNS, "webhook w")
                .where(VISIBLE)
                .with("localities", actor.scopeFor(permission).localityArray())
                .with("others", actor.scopeFor(Permission.WEBHOOK_OF_OTHERS).localityArray())
                .with("issuer", actor.issuer())
                .with("subject", actor.subject());
    }

    boolean isWithin(String locality, Scope scope) {
        return !new ListQuery("l.code", "locality l")
                .where("l.code = :code", "code", locality)
                .where("l.ancestors && cast(:localities as text[])", "localities", scope.localityArray())
                .all(em, "", row -> row.text("code"))
                .isEmpty();
    }

    /** Whether there is such a plan in the locality's subtree. */
    boolean hasPlan(String locality, String plan) {
        return !new ListQuery("p.code", "plan p join locality l on l.code = p.locality_code")
                .where("p.code = :plan", "plan", plan)
                .where(":locality = any(l.ancestors)", "locality", locality)
                .all(em, "", row -> row.text("code"))
                .isEmpty();
    }

    int ownedBy(Actor owner) {
        return new ListQuery("cast(count(*) as integer) as count", "webhook w")
                .where("w.owner_issuer = :issuer", "issuer", owner.issuer())
                .where("w.owner_subject = :subject", "subject", owner.subject())
                .all(em, "", row -> row.integer("count"))
                .getFirst();
    }

    boolean isOwnedBy(Actor actor, UUID id) {
        return !new ListQuery("w.id", "webhook w")
                .where("w.id = :id", "id", id)
                .where("w.owner_issuer = :issuer", "issuer", actor.issuer())
                .where("w.owner_subject = :subject", "subject", actor.subject())
                .all(em, "", row -> row.uuid("id"))
                .isEmpty();
    }

    void insert(UUID id, WebhookDraft draft, Actor owner, OwnerRights rights, byte[] secret, FeedCursor from) {
        ofOwner(rights, em.createNativeQuery("""
                        insert into webhook (id, owner_issuer, owner_subject, owner_name, owner_is_member, name, url,
                          locality_code, plan_code, types, max_per_minute, state, secret, created_at, updated_at, epoch, xid,
                          change_id, due_at, owner_plans, renew_by)
                        values (:id, :issuer, :subject, :ownerName, :member, :name, :url, :locality, :plan, :types, :rate,
                          :state, :secret, :now, :now, :epoch, cast(:xid as xid8), :change, :now,
                          case when :limited then cast(:ownerPlans as text[]) end,
                          case when not :member then cast(:renewBy as timestamptz) end)"""))
                .setParameter("id", id)
                .setParameter("issuer", owner.issuer())
                .setParameter("subject", owner.subject())
                .setParameter("ownerName", owner.displayName())
                .setParameter("name", draft.name())
                .setParameter("url", draft.url())
                .setParameter("locality", draft.locality())
                .setParameter("plan", draft.plan())
                .setParameter("types", draft.types().toArray(String[]::new))
                .setParameter("rate", draft.maxPerMinute())
                .setParameter("state", state(draft).name())
                .setParameter("secret", secret)
                .setParameter("now", calendar.now())
                .setParameter("epoch", from.epoch())
                .setParameter("xid", Long.toString(from.position().xid()))
                .setParameter("change", from.position().id())
                .executeUpdate();
    }

    boolean update(UUID id, int version, WebhookDraft draft) {
        return em.createNativeQuery("""
                                update webhook set name = :name, url = :url, locality_code = :locality, plan_code = :plan,
                                  types = :types, max_per_minute = :rate, state = :state, disabled_reason = null,
                                  due_at = least(due_at, :now), updated_at = :now, version = version + 1
                                where id = :id and version = :version""")
                        .setParameter("name", draft.name())
                        .setParameter("url", draft.url())
                        .setParameter("locality", draft.locality())
                        .setParameter("plan", draft.plan())
                        .setParameter("types", draft.types().toArray(String[]::new))
                        .setParameter("rate", draft.maxPerMinute())
                        .setParameter("state", state(draft).name())
                        .setParameter("now", calendar.now())
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    /** Notes what the owner has now. */
    void renew(UUID id, OwnerRights rights) {
        ofOwner(rights, em.createNativeQuery("""
                        update webhook set owner_is_member = :member,
                          owner_plans = case when :limited then cast(:ownerPlans as text[]) end,
                          renew_by = case when not :member then cast(:renewBy as timestamptz) end
                        where id = :id""")).setParameter("id", id).executeUpdate();
    }

    private static Query ofOwner(OwnerRights rights, Query statement) {
        return statement
                .setParameter("member", rights.member())
                .setParameter("limited", rights.plans() != null)
                .setParameter("ownerPlans", rights.planArray())
                .setParameter("renewBy", rights.renewBy());
    }

    private static WebhookState state(WebhookDraft draft) {
        return draft.active() ? WebhookState.ACTIVE : WebhookState.PAUSED;
    }

    boolean changeSecret(UUID id, int version, byte[] secret, Duration overlap) {
        Instant now = calendar.now();
        return em.createNativeQuery("""
                                update webhook set previous_secret = case when :overlaps then secret end,
                                  previous_until = case when :overlaps then cast(:until as timestamptz) end,
                                  secret = :secret, updated_at = :now, version = version + 1
                                where id = :id and version = :version""")
                        .setParameter("overlaps", !overlap.isZero())
                        .setParameter("until", now.plus(overlap))
                        .setParameter("secret", secret)
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    /** The secret as it is kept, where the webhook is still of this version. */
    Optional<byte[]> secret(UUID id, int version) {
        return new ListQuery("w.secret", "webhook w")
                        .where("w.id = :id", "id", id)
                        .where("w.version = :version", "version", version)
                        .all(em, "", row -> row.bytes("secret"))
                        .stream()
                        .findFirst();
    }

    void disable(UUID id, String reason) {
        em.createNativeQuery("""
                        update webhook set state = 'DISABLED', disabled_reason = :reason, lease = null, lease_until = null,
                          updated_at = :now, version = version + 1
                        where id = :id""")
                .setParameter("reason", reason)
                .setParameter("now", calendar.now())
                .setParameter("id", id)
                .executeUpdate();
    }

    boolean delete(UUID id, int version) {
        return em.createNativeQuery("delete from webhook where id = :id and version = :version")
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }
}
