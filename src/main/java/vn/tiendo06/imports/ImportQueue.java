package vn.tiendo06.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.error.ProblemView;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.progress.BulkMode;
import vn.tiendo06.progress.BulkOptions;
import vn.tiendo06.progress.BulkOutcome;
import vn.tiendo06.progress.BulkWrite;

/**
 * Which worker is at which job. A claim holds for a time and is renewed with each chunk, by the database's clock; a worker
 * that is gone loses it, and one that comes back too late finds that the job is no longer its own.
 */
@ApplicationScoped
class ImportQueue {

    private final EntityManager em;
    private final ObjectMapper mapper;
    private final LocalCalendar calendar;
    private final ImportSettings settings;

    ImportQueue(EntityManager em, ObjectMapper mapper, LocalCalendar calendar, ImportSettings settings) {
        this.em = em;
        this.mapper = mapper;
        this.calendar = calendar;
        this.settings = settings;
    }

    /** A job that a worker may work on. */
    record Claim(UUID id, ImportOwner owner, BulkOptions options, int total, int attempts) {}

    /**
     * Refuses a job that was just added where its account has more than it may now: who queues very many would only have the
     * others wait.
     */
    void refuseTooMany(ImportOwner owner) {
        Number open = (Number) em.createNativeQuery("""
                        select count(*) from import_job
                        where state in ('QUEUED', 'RUNNING') and owner_issuer = :issuer and owner_subject = :subject""")
                .setParameter("issuer", owner.issuer())
                .setParameter("subject", owner.subject())
                .getSingleResult();
        if (open.intValue() > settings.open()) {
            throw ProblemType.CONFLICT.because("too-many-imports", settings.open());
        }
    }

    /** Has the account's other calls wait here until this transaction ends, so that they count its job. */
    void oneAtATime(ImportOwner owner) {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:account, 0))")
                .setParameter("account", "import " + owner.issuer() + ' ' + owner.subject())
                .getSingleResult();
    }

    /**
     * Claims a job that waits, or one whose worker is gone; of many workers each gets another. Accounts take turns: first comes
     * whose has the fewest running, then whose turn was longest ago, then what has waited longest.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Claim> claim(String worker) {
        List<?> ids = em.createNativeQuery("""
                        update import_job
                        set state = 'RUNNING', worker = :worker, attempts = attempts + 1,
                          lease_until = clock_timestamp() + cast(:lease as interval),
                          started_at = coalesce(started_at, :now)
                        where id = (
                          select j.id from import_job j
                          left join (
                            select owner_issuer, owner_subject, count(*) as running from import_job
                            where state = 'RUNNING' and lease_until >= clock_timestamp()
                            group by owner_issuer, owner_subject) busy
                            on busy.owner_issuer = j.owner_issuer and busy.owner_subject = j.owner_subject
                          where j.state = 'QUEUED' or (j.state = 'RUNNING' and j.lease_until < clock_timestamp())
                          order by coalesce(busy.running, 0), (
                            select begun.started_at from import_job begun
                            where begun.owner_issuer = j.owner_issuer and begun.owner_subject = j.owner_subject
                              and begun.started_at is not null
                            order by begun.created_at desc, begun.id desc limit 1) nulls first, j.created_at, j.id
                          limit 1
                          for update of j skip locked)
                        returning id""", UUID.class)
                .setParameter("worker", worker)
                .setParameter("lease", lease())
                .setParameter("now", calendar.now())
                .getResultList();
        return ids.stream().findFirst().map(id -> new ListQuery(
                        "j.id, cast(j.owner as text) as owner, j.mode, j.submit, j.dry_run, j.total, j.attempts",
                        "import_job j")
                .where("j.id = :id", "id", id)
                .all(
                        em,
                        "",
                        row -> new Claim(
                                row.uuid("id"),
                                row.json("owner", new TypeReference<>() {}),
                                new BulkOptions(
                                        row.value("mode", BulkMode.class), row.bool("submit"), row.bool("dry_run")),
                                row.integer("total"),
                                row.integer("attempts")))
                .getFirst());
    }

    private String lease() {
        return settings.lease().toMillis() + " milliseconds";
    }

    /** How far a job is, as its worker finds it. */
    record Held(int done, boolean cancelRequested) {}

    /** Holds a job for the transaction; empty where it is no longer this worker's. */
    Optional<Held> hold(UUID id, String worker) {
        return new ListQuery("j.done, j.cancel_requested", "import_job j")
                        .where("j.id = :id", "id", id)
                        .where("j.worker = :worker", "worker", worker)
                        .where("j.state = 'RUNNING'")
                        .all(em, "j.id for update", row -> new Held(row.integer("done"), row.bool("cancel_requested")))
                        .stream()
                        .findFirst();
    }

    /** Moves on by what was done, in the transaction that did it. */
    void advance(UUID id, BulkWrite done) {
        em.createNativeQuery("""
                        update import_job
                        set done = done + :rows, created = created + :created, updated = updated + :updated,
                          unchanged = unchanged + :unchanged, rejected = rejected + :rejected,
                          written = written or :written, attempts = 0,
                          lease_until = clock_timestamp() + cast(:lease as interval)
                        where id = :id""")
                .setParameter("rows", done.outcomes().size())
                .setParameter("created", done.count(BulkOutcome.Kind.CREATED))
                .setParameter("updated", done.count(BulkOutcome.Kind.UPDATED))
                .setParameter("unchanged", done.count(BulkOutcome.Kind.UNCHANGED))
                .setParameter("rejected", done.count(BulkOutcome.Kind.REJECTED))
                .setParameter(
                        "written",
                        done.written()
                                && done.count(BulkOutcome.Kind.CREATED) + done.count(BulkOutcome.Kind.UPDATED) > 0)
                .setParameter("lease", lease())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Ends a job that is held. */
    void finish(UUID id, ImportState state, ProblemView failure) {
        em.createNativeQuery("""
                        update import_job
                        set state = :state, finished_at = :now, worker = null, lease_until = null,
                          failure = cast(:failure as jsonb)
                        where id = :id""")
                .setParameter("state", state.name())
                .setParameter("now", calendar.now())
                .setParameter("failure", failure == null ? null : json(failure))
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Gives a job back, for this or another worker to go on. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void release(UUID id, String worker) {
        em.createNativeQuery("""
                        update import_job set state = 'QUEUED', worker = null, lease_until = null
                        where id = :id and worker = :worker and state = 'RUNNING'""")
                .setParameter("id", id)
                .setParameter("worker", worker)
                .executeUpdate();
    }

    /** Whether it waited, and is over now, or runs, and is told to end. */
    boolean cancel(UUID id) {
        Instant now = calendar.now();
        return em.createNativeQuery("""
                                update import_job
                                set cancel_requested = true,
                                  finished_at = case when state = 'QUEUED' then cast(:now as timestamptz) end,
                                  state = case when state = 'QUEUED' then 'CANCELLED' else state end
                                where id = :id and state in ('QUEUED', 'RUNNING')""")
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
