package vn.tiendo06.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ProblemView;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;
import vn.tiendo06.progress.BulkOutcome;

/** Jobs and their rows, by SQL. */
@ApplicationScoped
class ImportRepository {

    // Its owner's, and those of the localities that the caller administers.
    private static final String VISIBLE = """
            ((j.owner_issuer = :issuer and j.owner_subject = :subject)
             or j.locality_code in (select code from locality where ancestors && cast(:localities as text[])))""";

    private static final Sorting SORTING =
            new Sorting("-createdAt", "cast(j.id as text)").by("createdAt", "j.created_at", "timestamptz");

    private static final TypeReference<ProblemView> PROBLEM = new TypeReference<>() {};

    static final int PIECE = 1024 * 1024;

    private final EntityManager em;
    private final ObjectMapper mapper;
    private final LocalCalendar calendar;

    ImportRepository(EntityManager em, ObjectMapper mapper, LocalCalendar calendar) {
        this.em = em;
        this.mapper = mapper;
        this.calendar = calendar;
    }

    Page<ImportView> list(Actor actor, ImportState state, PageRequest page) {
        return visible(actor)
                .where("j.state = :state", "state", state == null ? null : state.name())
                .page(em, SORTING, page, row -> ImportView.of(row, calendar.now()));
    }

    Optional<ImportView> find(Actor actor, UUID id) {
        return visible(actor)
                .where("j.id = :id", "id", id)
                .all(em, "", row -> ImportView.of(row, calendar.now()))
                .stream()
                .findFirst();
    }

    ImportView get(UUID id) {
        return new ListQuery(ImportView.COLUMNS, "import_job j")
                .where("j.id = :id", "id", id)
                .all(em, "", row -> ImportView.of(row, calendar.now()))
                .getFirst();
    }

    private static ListQuery visible(Actor actor) {
        return new ListQuery(ImportView.COLUMNS, "import_job j")
                .where(VISIBLE)
                .with("issuer", actor.issuer())
                .with("subject", actor.subject())
                .with("localities", actor.scopeFor(Permission.SUBMISSION_REOPEN).localityArray());
    }

    void insert(UUID id, String format, ImportOptions options, ImportOwner owner, String locality) {
        em.createNativeQuery("""
                        insert into import_job (id, format, state, mode, submit, dry_run, locality_code, owner_issuer,
                          owner_subject, owner_name, owner, created_at, total, done)
                        values (:id, :format, 'QUEUED', :mode, :submit, :dryRun, cast(:locality as text), :issuer,
                          :subject, :name, cast(:owner as jsonb), :now, 0, 0)""")
                .setParameter("id", id)
                .setParameter("format", format)
                .setParameter("mode", options.mode().name())
                .setParameter("submit", options.submits())
                .setParameter("dryRun", options.isDryRun())
                .setParameter("locality", locality)
                .setParameter("issuer", owner.issuer())
                .setParameter("subject", owner.subject())
                .setParameter("name", owner.name())
                .setParameter("owner", json(owner))
                .setParameter("now", calendar.now())
                .executeUpdate();
    }

    void insertPiece(UUID id, int ordinal, byte[] content) {
        em.createNativeQuery("insert into import_source (job_id, ordinal, content) values (:id, :ordinal, :content)")
                .setParameter("id", id)
                .setParameter("ordinal", ordinal)
                .setParameter("content", content)
                .executeUpdate();
    }

    void total(UUID id, int rows) {
        em.createNativeQuery("update import_job set total = :rows where id = :id")
                .setParameter("rows", rows)
                .setParameter("id", id)
                .executeUpdate();
    }

    void insert(UUID id, List<ImportRow> rows) {
        em.createNativeQuery("""
                        insert into import_row (job_id, index, ref, place, draft, outcome, problem)
                        select :id, cast(r.index as integer), r.ref, cast(r.place as jsonb), cast(r.draft as jsonb),
                          r.outcome, cast(r.problem as jsonb)
                        from unnest(cast(:indexes as text[]), cast(:refs as text[]), cast(:places as text[]),
                          cast(:drafts as text[]), cast(:outcomes as text[]), cast(:problems as text[]))
                          as r(index, ref, place, draft, outcome, problem)""")
                .setParameter("id", id)
                .setParameter("indexes", texts(rows, row -> Integer.toString(row.index())))
                .setParameter("refs", texts(rows, ImportRow::ref))
                .setParameter("places", texts(rows, row -> json(row.place())))
                .setParameter("drafts", texts(rows, row -> json(row.draft())))
                .setParameter(
                        "outcomes", texts(rows, row -> row.problem() == null ? null : BulkOutcome.Kind.REJECTED.name()))
                .setParameter("problems", texts(rows, row -> json(row.problem())))
                .executeUpdate();
    }

    /** Rows from a place on. */
    List<ImportRow> rows(UUID id, int from, int limit) {
        return new ListQuery(ImportRow.COLUMNS, "import_row r")
                .where("r.job_id = :id", "id", id)
                .where("r.index >= :from", "from", from)
                .all(em, "r.index limit " + limit, row -> ImportRow.of(row, mapper));
    }

    /** What became of rows after a place. */
    List<ImportResult> results(UUID id, BulkOutcome.Kind outcome, int after, int limit) {
        return new ListQuery(ImportResult.COLUMNS, "import_row r")
                .where("r.job_id = :id", "id", id)
                .where("r.index > :after", "after", after)
                .where("r.index < (select j.done from import_job j where j.id = :id)")
                .where("r.outcome = :outcome", "outcome", outcome == null ? null : outcome.name())
                .all(em, "r.index limit " + limit, ImportResult::of);
    }

    /** Keeps what became of rows; a problem that the row came with stays. */
    void keep(UUID id, List<ImportRow.Outcome> outcomes) {
        em.createNativeQuery("""
                        update import_row r
                        set outcome = o.outcome, submission_id = cast(o.submission as uuid), state = o.state,
                          version = cast(o.version as integer), problem = coalesce(r.problem, cast(o.problem as jsonb))
                        from unnest(cast(:indexes as text[]), cast(:outcomes as text[]), cast(:submissions as text[]),
                          cast(:states as text[]), cast(:versions as text[]), cast(:problems as text[]))
                          as o(index, outcome, submission, state, version, problem)
                        where r.job_id = :id and r.index = cast(o.index as integer)""")
                .setParameter("id", id)
                .setParameter("indexes", texts(outcomes, o -> Integer.toString(o.of().index())))
                .setParameter("outcomes", texts(outcomes, o -> o.of().kind().name()))
                .setParameter("submissions", texts(outcomes, o -> text(o.of().id())))
                .setParameter("states", texts(outcomes, o -> text(o.of().state())))
                .setParameter("versions", texts(outcomes, o -> text(o.of().version())))
                .setParameter("problems", texts(outcomes, o -> json(o.problem())))
                .executeUpdate();
    }

    /** Rows that were rejected and tell where they stand, the first of them. */
    <P> List<RejectedRow<P>> rejected(UUID id, String by, TypeReference<P> place, int limit) {
        return placed(id, by, "cast(r.place as text) as place, cast(r.problem as text) as problem")
                .where("r.problem is not null")
                .all(
                        em,
                        "r.index limit " + limit,
                        row -> new RejectedRow<>(row.json("place", place), row.json("problem", PROBLEM)));
    }

    /** Whether its rows tell where they stand in the source, by that field. */
    boolean isPlaced(UUID id, String by) {
        return !placed(id, by, "1 as one")
                .all(em, "r.index limit 1", row -> true)
                .isEmpty();
    }

    private static ListQuery placed(UUID id, String by, String columns) {
        return new ListQuery(columns, "import_row r")
                .where("r.job_id = :id", "id", id)
                .where("r.place -> cast(:by as text) is not null", "by", by);
    }

    /** Writes the source out, piece by piece. */
    void copySource(UUID id, OutputStream out) throws IOException {
        List<Integer> pieces = new ListQuery("s.ordinal", "import_source s")
                .where("s.job_id = :id", "id", id)
                .all(em, "s.ordinal", row -> row.integer("ordinal"));
        for (int ordinal : pieces) {
            out.write((byte[]) em.createNativeQuery(
                            "select content from import_source where job_id = :id and ordinal = :ordinal", byte[].class)
                    .setParameter("id", id)
                    .setParameter("ordinal", ordinal)
                    .getSingleResult());
        }
    }

    /** Takes out jobs that ended before an instant, a few at a time. */
    int forget(Instant before) {
        return em.createNativeQuery("""
                        delete from import_job where id in (
                          select id from import_job where finished_at < :before
                          order by finished_at limit 20 for update skip locked)""").setParameter("before", before).executeUpdate();
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private String json(Object value) {
        try {
            return value == null ? null : mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
