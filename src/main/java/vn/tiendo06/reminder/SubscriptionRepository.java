package vn.tiendo06.reminder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.page.ListQuery;

/** Subscriptions and what was sent, by SQL. */
@ApplicationScoped
class SubscriptionRepository {

    private final EntityManager em;
    private final ObjectMapper mapper;
    private final ReminderSettings settings;

    SubscriptionRepository(EntityManager em, ObjectMapper mapper, ReminderSettings settings) {
        this.em = em;
        this.mapper = mapper;
        this.settings = settings;
    }

    Optional<Subscription> find(String issuer, String subject) {
        return new ListQuery(Subscription.COLUMNS, "reminder_subscription r")
                        .where("r.issuer = :issuer", "issuer", issuer)
                        .where("r.subject = :subject", "subject", subject)
                        .all(em, "", row -> Subscription.of(row, settings.enabled()))
                        .stream()
                        .findFirst();
    }

    /** The next accounts, after one, that have had no digest on a day. */
    List<Subscription> waiting(
            LocalDate day, Instant lookedBefore, String afterIssuer, String afterSubject, int limit) {
        return new ListQuery(Subscription.COLUMNS, "reminder_subscription r")
                .where("""
                        not exists (select 1 from reminder_sent t
                          where t.issuer = r.issuer and t.subject = r.subject and t.day = :day)""")
                .with("day", day)
                .where("(r.looked_at is null or r.looked_at <= :lookedBefore)")
                .with("lookedBefore", lookedBefore)
                .where("(r.issuer, r.subject) > (:afterIssuer, :afterSubject)")
                .with("afterIssuer", afterIssuer)
                .with("afterSubject", afterSubject)
                .all(em, "r.issuer, r.subject limit " + limit, row -> Subscription.of(row, settings.enabled()));
    }

    /** Takes the account's digest of a day; false where another replica has sent it. Waits for one that is sending. */
    boolean claim(String issuer, String subject, LocalDate day, Instant now) {
        return em.createNativeQuery("""
                                insert into reminder_sent (issuer, subject, day, sent_at)
                                values (:issuer, :subject, :day, :now) on conflict do nothing""")
                        .setParameter("issuer", issuer)
                        .setParameter("subject", subject)
                        .setParameter("day", day)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Takes a claim back, in the transaction that made it, and notes that there was nothing to tell. */
    void giveBack(String issuer, String subject, LocalDate day, Instant now) {
        em.createNativeQuery(
                        "update reminder_subscription set looked_at = :now where issuer = :issuer and subject = :subject")
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .setParameter("now", now)
                .executeUpdate();
        em.createNativeQuery("delete from reminder_sent where issuer = :issuer and subject = :subject and day = :day")
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .setParameter("day", day)
                .executeUpdate();
    }

    void forgetSentBefore(LocalDate day) {
        em.createNativeQuery("delete from reminder_sent where day < :day")
                .setParameter("day", day)
                .executeUpdate();
    }

    void put(Actor actor, SubscriptionDraft draft, Instant now) {
        em.createNativeQuery("""
                        insert into reminder_subscription (issuer, subject, display_name, email, language, kinds, grants,
                          refreshed_at)
                        values (:issuer, :subject, :name, :email, :language, :kinds, cast(:grants as jsonb), :now)
                        on conflict (issuer, subject) do update set display_name = excluded.display_name,
                          email = excluded.email, language = excluded.language, kinds = excluded.kinds,
                          grants = excluded.grants, refreshed_at = excluded.refreshed_at, looked_at = null,
                          version = reminder_subscription.version + 1""")
                .setParameter("issuer", actor.issuer())
                .setParameter("subject", actor.subject())
                .setParameter("name", actor.displayName())
                .setParameter("email", draft.email())
                .setParameter("language", draft.languageOrDefault())
                .setParameter(
                        "kinds", draft.kinds().stream().map(Enum::name).sorted().toArray(String[]::new))
                .setParameter("grants", json(actor.grants()))
                .setParameter("now", now)
                .executeUpdate();
    }

    boolean delete(String issuer, String subject, int version) {
        return em.createNativeQuery("""
                                delete from reminder_subscription
                                where issuer = :issuer and subject = :subject and version = :version""")
                        .setParameter("issuer", issuer)
                        .setParameter("subject", subject)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    /** Whether a day is neither a weekend nor a public holiday. */
    boolean isWorkingDay(LocalDate day) {
        return new ListQuery("working_day_after(:before, 1) = :day as works", "(select 1) one")
                .with("before", day.minusDays(1))
                .with("day", day)
                .all(em, "", row -> row.bool("works"))
                .getFirst();
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
