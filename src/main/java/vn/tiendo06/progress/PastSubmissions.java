package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Moment;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;

/** Submissions as they stood at an instant, by their events and the content kept with them. */
@ApplicationScoped
class PastSubmissions {

    // What filters, order and visibility need: little for each row, so that only a page's rows are put together.
    private static final String PLACES = """
            (select c.id, c.plan_code, c.locality_code, c.subject_id, c.subject_kind, c.unit_code, c.period_code,
               e.to_state as state, e.at as updated_at
             from submission c
             cross join lateral (select e.to_state, e.at from submission_event e
               where e.submission_id = c.id and e.at <= :recordedBy order by e.ordinal desc limit 1) e
             where c.created_at <= :recordedBy) s""";

    private static final String ROWS = """
            submission c
            cross join lateral submission_as_of(c.id, :recordedBy) k(known)
            cross join lateral jsonb_populate_record(c, k.known) s
            join subject r on r.id = s.subject_id
            join unit u on u.code = s.unit_code""";

    private final EntityManager em;
    private final SubmissionRepository submissions;

    PastSubmissions(EntityManager em, SubmissionRepository submissions) {
        this.em = em;
        this.submissions = submissions;
    }

    /** A page of what an account sees now of the state then: two statements whatever its size. */
    Page<SubmissionView> list(Actor actor, SubmissionFilter filter, String[] units, Moment moment, PageRequest page) {
        ListQuery places = submissions.visible(new ListQuery("s.id", PLACES), actor);
        Page<UUID> found = SubmissionRepository.filtered(places, filter, units)
                .asOf(moment)
                .page(em, SubmissionRepository.SORTING, page, row -> row.uuid("id"));
        String[] ids = found.items().stream().map(UUID::toString).toArray(String[]::new);
        Map<UUID, SubmissionView> views = ids.length == 0
                ? Map.of()
                : rows(moment)
                        .where("c.id = any(cast(:ids as uuid[]))", "ids", ids)
                        .all(em, "", SubmissionView::of)
                        .stream()
                        .collect(Collectors.toMap(SubmissionView::id, Function.identity()));
        List<SubmissionView> items = found.items().stream().map(views::get).toList();
        return new Page<>(items, found.next());
    }

    Optional<SubmissionView> find(Actor actor, UUID id, Moment moment) {
        return submissions
                .visible(rows(moment), actor)
                .where("c.id = :id", "id", id)
                .all(em, "", SubmissionView::of)
                .stream()
                .findFirst();
    }

    private static ListQuery rows(Moment moment) {
        return new ListQuery(SubmissionView.PAST_COLUMNS, ROWS)
                .where("k.known is not null")
                .asOf(moment);
    }
}
