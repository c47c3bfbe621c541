package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.page.ListQuery;

/** Reads many submissions at once, by as many statements as for one. */
@ApplicationScoped
class SubmissionBatch {

    private static final String KEYS = """
            unnest(cast(:subjects as text[]), cast(:units as text[]), cast(:periods as text[]))
              with ordinality as k(subject_id, unit_code, period_code, ordinal)""";

    private static final String OF_KEY =
            "s.subject_id = k.subject_id and s.unit_code = k.unit_code and s.period_code = k.period_code";

    private final EntityManager em;

    SubmissionBatch(EntityManager em) {
        this.em = em;
    }

    /**
     * What is unfinished or in force, by key, locked in one order for everybody until the transaction ends. The entities are
     * detached: {@link SubmissionWriter} stores what becomes of them.
     */
    Map<ReportKey, List<Submission>> lockCurrent(Set<ReportKey> keys) {
        List<ReportKey> asked = List.copyOf(keys);
        List<UUID> ids = ofKeys("s.id", KEYS + " join submission s on " + OF_KEY, asked)
                .where("s.state in ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'RETURNED', 'APPROVED')")
                .all(em, "s.id for no key update of s", row -> row.uuid("id"));
        return detached(ids).stream().collect(Collectors.groupingBy(ReportKey::of));
    }

    private List<Submission> detached(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Submission> found = em.createQuery(
                        "from Submission s left join fetch s.attachments where s.id in :ids", Submission.class)
                .setParameter("ids", ids)
                .getResultList();
        em.createQuery("from Submission s left join fetch s.contributions where s.id in :ids", Submission.class)
                .setParameter("ids", ids)
                .getResultList();
        found.forEach(em::detach);
        return found;
    }

    /** How they are shown, by id. */
    Map<UUID, SubmissionView> views(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return new ListQuery(SubmissionView.COLUMNS, SubmissionRepository.FROM)
                        .where(
                                "s.id = any(cast(:ids as uuid[]))",
                                "ids",
                                ids.stream().map(UUID::toString).toArray(String[]::new))
                        .all(em, "", SubmissionView::of)
                        .stream()
                        .collect(Collectors.toMap(SubmissionView::id, Function.identity()));
    }

    /** The highest revision so far, by key; nothing where there is none. */
    Map<ReportKey, Integer> lastRevisions(Set<ReportKey> keys) {
        List<ReportKey> asked = List.copyOf(keys);
        Map<ReportKey, Integer> last = new HashMap<>();
        ofKeys("k.ordinal, max(s.revision) as revision", KEYS + " join submission s on " + OF_KEY, asked)
                .all(
                        em,
                        "k.ordinal",
                        "k.ordinal",
                        row -> last.put(asked.get(row.integer("ordinal") - 1), row.integer("revision")));
        return last;
    }

    /** What the unit last had approved on a row before a period, by the period's key. */
    Map<ReportKey, Submission> lastApproved(Set<ReportKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<ReportKey> asked = List.copyOf(keys);
        Map<ReportKey, UUID> ids = new HashMap<>();
        ofKeys("k.ordinal, found.id", KEYS + """
                         join period asked on asked.code = k.period_code
                         cross join lateral (
                           select s.id from submission s join period p on p.code = s.period_code
                           where s.subject_id = k.subject_id and s.unit_code = k.unit_code and s.state = 'APPROVED'
                             and p.ends_on < asked.ends_on
                           order by p.ends_on desc, p.starts_on desc
                           limit 1) found""", asked)
                .all(em, "", row -> ids.put(asked.get(row.integer("ordinal") - 1), row.uuid("id")));
        Map<UUID, Submission> found = em.createQuery("from Submission s where s.id in :ids", Submission.class)
                .setParameter("ids", new HashSet<>(ids.values()))
                .getResultStream()
                .collect(Collectors.toMap(Submission::id, Function.identity()));
        return ids.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> found.get(e.getValue())));
    }

    /** The plans that ask the heads of their units to confirm what they report. */
    Set<String> askingForConfirmation(Set<String> plans) {
        return new HashSet<>(new ListQuery("p.code", "plan p")
                .where("p.confirmation_required")
                .where("p.code = any(:plans)", "plans", plans.toArray(String[]::new))
                .all(em, "", row -> row.text("code")));
    }

    private static ListQuery ofKeys(String columns, String from, List<ReportKey> keys) {
        return new ListQuery(columns, from)
                .with("subjects", texts(keys, ReportKey::subjectId))
                .with("units", texts(keys, ReportKey::unitCode))
                .with("periods", texts(keys, ReportKey::periodCode));
    }

    private static String[] texts(List<ReportKey> keys, Function<ReportKey, String> text) {
        return keys.stream().map(text).toArray(String[]::new);
    }
}
