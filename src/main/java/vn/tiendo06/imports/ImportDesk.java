package vn.tiendo06.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.MembershipGrants;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Reach;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemRenderer;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.RequestOrigin;
import vn.tiendo06.progress.BulkEntry;
import vn.tiendo06.progress.BulkMode;
import vn.tiendo06.progress.BulkOutcome;
import vn.tiendo06.progress.BulkSubmissions;

/** Takes imports in, shows how far they are and has them end. */
@ApplicationScoped
public class ImportDesk {

    static final long MAX_SIZE = 64L * 1024 * 1024;
    /** More than the country has rows in a cycle. */
    static final int MAX_ROWS = 400_000;

    private static final String KIND = "import";
    private static final int BATCH = 1000;

    private final ImportRepository imports;
    private final ImportQueue queue;
    private final CurrentActor actor;
    private final MembershipGrants memberships;
    private final Reach reach;
    private final ProblemRenderer problems;
    private final Events events;
    private final Event<ImportQueued> queued;

    ImportDesk(
            ImportRepository imports,
            ImportQueue queue,
            CurrentActor actor,
            MembershipGrants memberships,
            Reach reach,
            ProblemRenderer problems,
            Events events,
            Event<ImportQueued> queued) {
        this.imports = imports;
        this.queue = queue;
        this.actor = actor;
        this.memberships = memberships;
        this.reach = reach;
        this.problems = problems;
        this.events = events;
        this.queued = queued;
    }

    /** Reads a source and queues what it holds. */
    @Transactional
    ImportView create(ImportFormat format, ImportOptions options, Path source) {
        Actor who = actor.get();
        ImportOwner owner = ImportOwner.of(
                who,
                memberships.of(who.issuer(), who.subject()),
                actor.clientId(),
                RequestOrigin.current().orElseThrow(),
                problems.language());
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        imports.insert(
                id,
                format.mediaType(),
                options,
                owner,
                reach.commonLocality(who.scopeFor(Permission.SUBMISSION_WRITE)));
        // Before a long source is read; and again with the account to itself, for calls that came together.
        queue.refuseTooMany(owner);
        try {
            Found found = new Found(id, options.mode());
            format.read(source, found);
            imports.total(id, found.end());
            keep(id, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        queue.oneAtATime(owner);
        queue.refuseTooMany(owner);
        ImportView view = imports.get(id);
        events.changed(new Change(KIND, id.toString(), view.localityCode(), null, "CREATE", null, view));
        queued.fire(new ImportQueued());
        return view;
    }

    /** Stores rows as they are found. */
    private final class Found implements ImportFormat.Rows {

        private final UUID id;
        private final BulkMode mode;
        private final List<ImportRow> rows = new ArrayList<>();
        private int count;

        Found(UUID id, BulkMode mode) {
            this.id = id;
            this.mode = mode;
        }

        @Override
        public void add(JsonNode place, BulkEntry entry) {
            int most = mode == BulkMode.ATOMIC ? BulkSubmissions.MAX_ITEMS : MAX_ROWS;
            if (count == most) {
                throw Fault.at("", "size", 1, most).asException();
            }
            rows.add(new ImportRow(
                    count++,
                    entry.ref(),
                    place,
                    entry.draft(),
                    entry.unreadable() == null ? null : problems.view(entry.unreadable())));
            if (rows.size() == BATCH) {
                imports.insert(id, rows);
                rows.clear();
            }
        }

        int end() {
            if (count == 0) {
                throw Fault.at("", "required").asException();
            }
            imports.insert(id, rows);
            return count;
        }
    }

    private void keep(UUID id, Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            byte[] piece = in.readNBytes(ImportRepository.PIECE);
            for (int ordinal = 0; piece.length > 0; ordinal++) {
                imports.insertPiece(id, ordinal, piece);
                piece = in.readNBytes(ImportRepository.PIECE);
            }
        }
    }

    @Transactional
    public Page<ImportView> list(ImportState state, PageRequest page) {
        return imports.list(actor.get(), state, page);
    }

    /** One that the caller sees. */
    @Transactional
    public ImportView get(UUID id) {
        return imports.find(actor.get(), id).orElseThrow(() -> ApiException.notFound(KIND, id));
    }

    /**
     * Rejected rows that tell where they stand in the source, of an import that the caller sees.
     *
     * @param by a field by which the source's format tells it; rows of other formats have none
     * @param place what it tells of a row
     */
    @Transactional
    public <P> List<RejectedRow<P>> rejected(UUID id, String by, TypeReference<P> place, int limit) {
        get(id);
        return imports.rejected(id, by, place, limit);
    }

    /** Writes out the source of an import that the caller sees; there is none to show where rows have no place in it. */
    @Transactional
    public void copySource(UUID id, String by, OutputStream out) throws IOException {
        get(id);
        if (!imports.isPlaced(id, by)) {
            throw ApiException.notFound("workbook", id);
        }
        imports.copySource(id, out);
    }

    /** For somebody who has seen it. */
    @Transactional
    List<ImportResult> results(UUID id, BulkOutcome.Kind outcome, int after) {
        return imports.results(id, outcome, after, BATCH);
    }

    /** For somebody who has seen it. */
    @Transactional
    ImportView progress(UUID id) {
        return imports.get(id);
    }

    /** Ends a job that waits; one that runs ends after the chunk that it is at. */
    @Transactional
    ImportView cancel(UUID id) {
        ImportView before = get(id);
        if (!queue.cancel(id)) {
            throw ProblemType.TRANSITION_NOT_ALLOWED.because(
                    "import-over", imports.get(id).state());
        }
        ImportView after = imports.get(id);
        events.changed(new Change(KIND, id.toString(), after.localityCode(), null, "CANCEL", before, after));
        return after;
    }
}
