package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.kernel.page.Sorting;

/**
 * What waits to be sent, by SQL. A webhook is in one replica's hands at a time, and with it the one delivery whose turn it
 * is: so each webhook is called in order, and never twice at once.
 */
@ApplicationScoped
class DeliveryQueue {

    // For looking up the name before the call and noting its outcome after it.
    private static final Duration AROUND_A_CALL = Duration.ofSeconds(45);

    // Due, in nobody's hands, and with something to send or something new in the feed.
    private static final String CLAIM = """
            select w.id from webhook w
            where w.state = 'ACTIVE' and w.due_at <= :now and (w.lease_until is null or w.lease_until <= :now)
              and (exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.state = 'PENDING')
                or exists (select 1 from change c where (c.xid, c.id) > (w.xid, w.change_id)
                  and c.xid < pg_snapshot_xmin(pg_current_snapshot()))
                or w.epoch <> (select left(cast(s.epoch as text), 8) from feed_state s))
            order by w.due_at limit 1 for update of w skip locked""";

    private static final String JOB = """
            w.id as webhook, w.url, w.secret, w.previous_secret, w.max_per_minute, d.id as delivery, d.type as event_type,
            d.queued_at, d.attempts, c.version, cast(c.xid as text) as xid_text, c.id, c.at, c.kind, c.object_id,
            c.action, c.type, c.plan_code, c.locality_code, c.province_code, cast(c.object as text) as object,
            coalesce(w.previous_until > :now, false) as overlap, d.change_id is not null as of_change""";

    private static final Sorting SORTING =
            new Sorting("-queuedAt", "cast(d.id as text)").by("queuedAt", "d.queued_at", "timestamptz");

    private final EntityManager em;
    private final SecretVault vault;
    private final LocalCalendar calendar;
    private final Duration lease;

    DeliveryQueue(EntityManager em, SecretVault vault, LocalCalendar calendar, WebhookSettings settings) {
        this.em = em;
        this.vault = vault;
        this.calendar = calendar;
        this.lease = settings.timeout().plus(AROUND_A_CALL);
    }

    /** How long a delivery is in the hands of who took it: longer than any call takes, so that none runs beside another. */
    Duration lease() {
        return lease;
    }

    /** A webhook for which there is something to do; its row is locked until the transaction ends. */
    Optional<UUID> nextWebhook() {
        List<?> found = em.createNativeQuery(CLAIM, UUID.class)
                .setParameter("now", calendar.now())
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** Whether the webhook's secrets can be read with the keys at hand. */
    boolean isReadable(UUID webhook) {
        return new ListQuery("w.secret", "webhook w")
                .where("w.id = :id", "id", webhook)
                .all(em, "", row -> vault.opens(webhook, row.bytes("secret")))
                .getFirst();
    }

    /** Takes the delivery whose turn it is; none where the queue is empty. */
    Optional<WebhookJob> take(UUID webhook) {
        UUID holder = UUID.randomUUID();
        Instant now = calendar.now();
        giveUpLost(webhook);
        Optional<WebhookJob> job = new ListQuery(JOB, """
                        webhook w join webhook_delivery d on d.webhook_id = w.id and d.state = 'PENDING'
                          left join change c on c.xid = d.xid and c.id = d.change_id""")
                        .where("w.id = :id", "id", webhook)
                        .with("now", now)
                        .all(em, "d.xid nulls first, d.change_id, d.id limit 1", row -> job(row, holder))
                        .stream()
                        .findFirst();
        job.ifPresent(
                taken -> em.createNativeQuery("update webhook set lease = :lease, lease_until = :until where id = :id")
                        .setParameter("lease", holder)
                        .setParameter("until", now.plus(lease))
                        .setParameter("id", webhook)
                        .executeUpdate());
        return job;
    }

    // A change that waited for longer than it is kept.
    private void giveUpLost(UUID webhook) {
        em.createNativeQuery("""
                        update webhook_delivery d set state = 'DEAD', ended_at = :now
                        where d.webhook_id = :webhook and d.state = 'PENDING' and d.change_id is not null
                          and not exists (select 1 from change c where c.xid = d.xid and c.id = d.change_id)""")
                .setParameter("now", calendar.now())
                .setParameter("webhook", webhook)
                .executeUpdate();
    }

    private WebhookJob job(Row row, UUID holder) {
        UUID webhook = row.uuid("webhook");
        List<byte[]> secrets = Stream.of(row.bytes("secret"), row.bool("overlap") ? row.bytes("previous_secret") : null)
                .filter(secret -> secret != null && vault.opens(webhook, secret))
                .map(secret -> vault.unlock(webhook, secret))
                .toList();
        return new WebhookJob(
                webhook,
                holder,
                row.text("url"),
                secrets,
                row.integer("max_per_minute"),
                row.uuid("delivery"),
                row.text("event_type"),
                row.instant("queued_at"),
                row.integer("attempts"),
                row.bool("of_change") ? ChangeView.of(row) : null);
    }

    /** Puts changes into the queue; one that was sent before is sent again. */
    void add(UUID webhook, List<ChangeView> changes) {
        em.createNativeQuery("""
                        insert into webhook_delivery (webhook_id, type, xid, change_id, state, queued_at, next_at)
                        select :webhook, n.type, cast(n.xid as xid8), cast(n.id as bigint), 'PENDING', :now, :now
                        from unnest(cast(:types as text[]), cast(:xids as text[]), cast(:ids as text[])) as n(type, xid, id)
                        on conflict (webhook_id, xid, change_id) do update set state = 'PENDING',
                          queued_at = excluded.queued_at, next_at = excluded.next_at, ended_at = null, attempts = 0""")
                .setParameter("webhook", webhook)
                .setParameter("types", changes.stream().map(ChangeView::type).toArray(String[]::new))
                .setParameter(
                        "xids",
                        changes.stream()
                                .map(change -> Long.toString(change.position().xid()))
                                .toArray(String[]::new))
                .setParameter(
                        "ids",
                        changes.stream()
                                .map(change -> Long.toString(change.id()))
                                .toArray(String[]::new))
                .setParameter("now", calendar.now())
                .executeUpdate();
    }

    /** Puts a word of the application to the webhook into the queue. */
    UUID add(UUID webhook, String type) {
        return (UUID) em.createNativeQuery("""
                        insert into webhook_delivery (webhook_id, type, state, queued_at, next_at)
                        values (:webhook, :type, 'PENDING', :now, :now) returning id""", UUID.class)
                .setParameter("webhook", webhook)
                .setParameter("type", type)
                .setParameter("now", calendar.now())
                .getSingleResult();
    }

    /** Whether the job is still in the hands of who says so; locks its webhook. */
    boolean holds(WebhookJob job) {
        return !em.createNativeQuery("select id from webhook where id = :id and lease = :lease for update", UUID.class)
                .setParameter("id", job.webhook())
                .setParameter("lease", job.lease())
                .getResultList()
                .isEmpty();
    }

    void note(WebhookJob job, Outcome outcome) {
        em.createNativeQuery("""
                        insert into webhook_attempt (delivery_id, ordinal, at, outcome, status, millis, answer)
                        select :delivery, coalesce(max(ordinal), 0) + 1, :now, :outcome, cast(:status as integer), :millis,
                          :answer
                        from webhook_attempt where delivery_id = :delivery""")
                .setParameter("delivery", job.delivery())
                .setParameter("now", calendar.now())
                .setParameter("outcome", outcome.kind().name())
                .setParameter("status", outcome.status() == null ? null : Integer.toString(outcome.status()))
                .setParameter("millis", outcome.millis())
                .setParameter("answer", outcome.answer())
                .executeUpdate();
    }

    /** Ends a delivery and gives the webhook free. */
    void end(WebhookJob job, DeliveryState state, Instant next) {
        em.createNativeQuery("""
                        update webhook_delivery set state = :state, ended_at = :now, attempts = attempts + 1
                        where id = :id""")
                .setParameter("state", state.name())
                .setParameter("now", calendar.now())
                .setParameter("id", job.delivery())
                .executeUpdate();
        release(job.webhook(), next);
    }

    /** Leaves a delivery for later and gives the webhook free. */
    void postpone(WebhookJob job, Instant next) {
        em.createNativeQuery("update webhook_delivery set next_at = :next, attempts = attempts + 1 where id = :id")
                .setParameter("next", next)
                .setParameter("id", job.delivery())
                .executeUpdate();
        release(job.webhook(), next);
    }

    private void release(UUID webhook, Instant next) {
        em.createNativeQuery("update webhook set due_at = :next, lease = null, lease_until = null where id = :id")
                .setParameter("next", next)
                .setParameter("id", webhook)
                .executeUpdate();
    }

    /** Sends deliveries that have ended again: these, or the oldest dead ones. */
    int repeat(UUID webhook, List<UUID> deliveries, int limit) {
        return em.createNativeQuery("""
                        update webhook_delivery set state = 'PENDING', queued_at = :now, next_at = :now, ended_at = null,
                          attempts = 0
                        where id in (
                          select d.id from webhook_delivery d
                          where d.webhook_id = :webhook and d.state <> 'PENDING'
                            and (d.id = any(:ids) or :all and d.state = 'DEAD')
                          order by d.queued_at, d.id limit :limit)""")
                .setParameter("now", calendar.now())
                .setParameter("webhook", webhook)
                .setParameter("ids", deliveries == null ? new UUID[0] : deliveries.toArray(UUID[]::new))
                .setParameter("all", deliveries == null)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    Page<DeliveryView> list(UUID webhook, DeliveryState state, PageRequest page) {
        return new ListQuery(DeliveryView.COLUMNS, "webhook_delivery d")
                .where("d.webhook_id = :webhook", "webhook", webhook)
                .where("d.state = :state", "state", state == null ? null : state.name())
                .page(em, SORTING, page, DeliveryView::of);
    }

    DeliveryView get(UUID delivery) {
        return new ListQuery(DeliveryView.COLUMNS, "webhook_delivery d")
                .where("d.id = :id", "id", delivery)
                .all(em, "", DeliveryView::of)
                .getFirst();
    }

    /** Makes the webhook's next look due now. */
    void wake(UUID webhook) {
        em.createNativeQuery("update webhook set due_at = least(due_at, :now) where id = :id")
                .setParameter("now", calendar.now())
                .setParameter("id", webhook)
                .executeUpdate();
    }

    /** Takes deliveries out of the log that ended long ago. */
    int forgetEndedBefore(Instant before, int batch) {
        return em.createNativeQuery("""
                        delete from webhook_delivery where id in (
                          select id from webhook_delivery where ended_at < :before order by ended_at limit :batch
                          for update skip locked)""")
                .setParameter("before", before)
                .setParameter("batch", batch)
                .executeUpdate();
    }
}
