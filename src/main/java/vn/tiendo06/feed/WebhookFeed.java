package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Grant;
import vn.tiendo06.kernel.access.MembershipGrants;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Role;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Row;

/** Moves a webhook along the feed: what an integrator of its locality would be told goes into its queue. */
@ApplicationScoped
class WebhookFeed {

    static final String GAP = "webhook.gap";

    private static final int BATCH = 100;

    private final EntityManager em;
    private final FeedReader reader;
    private final FeedState state;
    private final SightRepository sights;
    private final DeliveryQueue queue;
    private final MembershipGrants memberships;
    private final LocalCalendar calendar;

    WebhookFeed(
            EntityManager em,
            FeedReader reader,
            FeedState state,
            SightRepository sights,
            DeliveryQueue queue,
            MembershipGrants memberships,
            LocalCalendar calendar) {
        this.em = em;
        this.reader = reader;
        this.state = state;
        this.sights = sights;
        this.queue = queue;
        this.memberships = memberships;
        this.calendar = calendar;
    }

    private record Reader(
            UUID id,
            String issuer,
            String subject,
            boolean isMember,
            Instant renewBy,
            String locality,
            List<String> plans,
            List<String> above,
            FeedQuery query,
            FeedCursor cursor) {

        static Reader of(Row row) {
            List<String> types = row.texts("types");
            return new Reader(
                    row.uuid("id"),
                    row.text("owner_issuer"),
                    row.text("owner_subject"),
                    row.bool("owner_is_member"),
                    row.instant("renew_by"),
                    row.text("locality_code"),
                    row.bool("every_plan") ? null : row.texts("owner_plans"),
                    row.texts("ancestors"),
                    new FeedQuery(types, types, row.text("plan_code"), null),
                    new FeedCursor(
                            row.text("epoch"),
                            new Position(Long.parseLong(row.text("xid_text")), row.number("change_id"))));
        }

        Actor actor() {
            Scope scope = new Scope(List.of(), List.of(locality), plans);
            return new Actor(issuer, subject, subject, List.of(new Grant(Role.INTEGRATOR, scope)));
        }
    }

    private Reader reader(UUID webhook) {
        return new ListQuery("""
                        w.id, w.owner_issuer, w.owner_subject, w.owner_is_member, w.renew_by, w.locality_code,
                        w.owner_plans is null as every_plan, w.owner_plans, l.ancestors, w.types, w.plan_code, w.epoch, cast(w.xid as text) as xid_text, w.change_id""", """
                        webhook w join locality l on l.code = w.locality_code""")
                .where("w.id = :id", "id", webhook)
                .all(em, "", Reader::of)
                .getFirst();
    }

    /** Whether an account has the locality by a membership, so that it can be asked for again. */
    boolean isMember(Actor owner, String locality) {
        List<String> above = new ListQuery("l.ancestors", "locality l")
                .where("l.code = :code", "code", locality)
                .all(em, "", row -> row.texts("ancestors"))
                .getFirst();
        return isGranted(owner.issuer(), owner.subject(), above);
    }

    private boolean isGranted(String issuer, String subject, List<String> above) {
        return memberships.of(issuer, subject).stream()
                .filter(grant -> grant.role().permissions().contains(Permission.WEBHOOK_WRITE))
                .anyMatch(grant -> grant.scope().localities().stream().anyMatch(above::contains));
    }

    /**
     * Why the owner may not be sent more, as far as the application knows: it has lost its membership, or, where only its
     * tokens tell, has not shown one for long.
     */
    Optional<String> disowned(UUID webhook) {
        Reader found = reader(webhook);
        if (found.isMember()) {
            return isGranted(found.issuer(), found.subject(), found.above())
                    ? Optional.empty()
                    : Optional.of("OWNER_WITHOUT_ACCESS");
        }
        return found.renewBy() == null || calendar.now().isBefore(found.renewBy())
                ? Optional.empty()
                : Optional.of("NOT_RENEWED");
    }

    /** Queues what comes next and moves on. What is no longer kept is told as a gap. */
    void advance(UUID webhook) {
        Reader webhookReader = reader(webhook);
        FeedState.Extent extent = state.extent();
        Position from = webhookReader.cursor().position();
        if (!extent.holds(webhookReader.cursor())) {
            queue.add(webhook, GAP);
            from = extent.gone();
        }
        FeedReader.Batch batch =
                reader.read(sights.of(webhookReader.actor()), webhookReader.query(), from, extent, BATCH);
        if (!batch.changes().isEmpty()) {
            queue.add(webhook, batch.changes());
        }
        moveTo(webhook, new FeedCursor(extent.epoch(), batch.next()));
    }

    /** Goes back to an instant, as far as changes are kept; what follows is sent again. */
    void rewind(UUID webhook, Instant since) {
        FeedState.Extent extent = state.extent();
        Position before = new ListQuery("cast(c.xid as text) as xid_text, c.id", "change c")
                        .where("c.at >= :since", "since", since)
                        .all(
                                em,
                                "c.xid, c.id limit 1",
                                row -> new Position(Long.parseLong(row.text("xid_text")), row.number("id") - 1))
                        .stream()
                        .findFirst()
                        .orElseGet(() -> Position.before(extent.end()));
        moveTo(webhook, new FeedCursor(extent.epoch(), before.isBefore(extent.gone()) ? extent.gone() : before));
    }

    /** Where the feed ends now. */
    FeedCursor end() {
        FeedState.Extent extent = state.extent();
        return new FeedCursor(extent.epoch(), Position.before(extent.end()));
    }

    void moveTo(UUID webhook, FeedCursor cursor) {
        em.createNativeQuery(
                        "update webhook set epoch = :epoch, xid = cast(:xid as xid8), change_id = :change where id = :id")
                .setParameter("epoch", cursor.epoch())
                .setParameter("xid", Long.toString(cursor.position().xid()))
                .setParameter("change", cursor.position().id())
                .setParameter("id", webhook)
                .executeUpdate();
    }

    /** Whether a webhook may ask for it: a kind ({@code submission}), or a type of one ({@code submission.approve}). */
    static boolean isKnownType(String type) {
        String kind = type.contains(".") ? type.substring(0, type.indexOf('.')) : type;
        return FeedKind.of(kind).isPresent() && type.matches("[a-z-]+(\\.[a-z-]+)?");
    }

    /** The kinds that a webhook may ask for, to tell one who asked for another. */
    static String knownKinds() {
        return String.join(
                ", ", Arrays.stream(FeedKind.values()).map(FeedKind::code).toList());
    }
}
