package vn.tiendo06.locality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** Localities by SQL. Their codes and names are public, so reading them knows no scope. */
@ApplicationScoped
public class LocalityRepository {

    private static final Sorting SORTING =
            new Sorting("code", "l.code").by("code", "l.code", "text").by("name", "l.name_folded", "text");

    private final EntityManager em;

    LocalityRepository(EntityManager em) {
        this.em = em;
    }

    Page<LocalityView> list(LocalityLevel level, String parent, String q, PageRequest page) {
        return new ListQuery(LocalityView.COLUMNS, "locality l")
                .where("l.level = :level", "level", level == null ? null : level.name())
                .where("l.parent_code = :parent", "parent", parent)
                .whereContains("l.name_folded", q)
                .page(em, SORTING, page, LocalityView::of);
    }

    public Optional<LocalityView> find(String code) {
        return new ListQuery(LocalityView.COLUMNS, "locality l")
                .where("l.code = :code", "code", code).all(em, "", LocalityView::of).stream()
                        .findFirst();
    }

    /** The locality and those above it, itself first. */
    public List<String> withAncestors(String code) {
        return new ListQuery("a.code", "locality l, unnest(l.ancestors) with ordinality as a(code, depth)")
                .where("l.code = :code", "code", code)
                .all(em, "a.depth desc", row -> row.text("code"));
    }

    /** Whether a locality lies within a scope's localities. */
    public boolean isWithin(String code, Scope scope) {
        return !new ListQuery("l.code", "locality l")
                .where("l.code = :code", "code", code)
                .where("l.ancestors && cast(:localities as text[])", "localities", scope.localityArray())
                .all(em, "", row -> row.text("code"))
                .isEmpty();
    }

    /** Stores the reference list; what is there already stays as it is, and costs one statement in all. */
    @Transactional
    public void establish(List<LocalityDraft> reference) {
        Set<String> there =
                all(reference.stream().map(LocalityDraft::code).toList()).keySet();
        reference.stream().filter(draft -> !there.contains(draft.code())).forEach(this::insert);
    }

    /** Adds a locality; false when its code is taken. */
    boolean insert(LocalityDraft draft) {
        return em.createNativeQuery("""
                                insert into locality (code, name, level, parent_code, ancestors, valid_from, valid_to)
                                select :code, :name, :level, cast(:parent as text),
                                  coalesce((select ancestors from locality where code = cast(:parent as text)), '{}')
                                    || cast(:code as text),
                                  cast(:validFrom as date), cast(:validTo as date)
                                on conflict (code) do nothing""")
                        .setParameter("code", draft.code())
                        .setParameter("name", draft.name())
                        .setParameter("level", draft.level().name())
                        .setParameter("parent", draft.parentCode())
                        .setParameter("validFrom", draft.validFrom())
                        .setParameter("validTo", draft.validTo())
                        .executeUpdate()
                == 1;
    }

    /** Those of the codes that are there, by code. */
    Map<String, LocalityView> all(List<String> codes) {
        return new ListQuery(LocalityView.COLUMNS, "locality l")
                        .where("l.code = any(:codes)", "codes", codes.toArray(String[]::new))
                        .all(em, "l.code", LocalityView::of)
                        .stream()
                        .collect(Collectors.toMap(LocalityView::code, Function.identity()));
    }

    /** Those of the codes that lie within a scope's localities. */
    Set<String> within(List<String> codes, Scope scope) {
        return Set.copyOf(new ListQuery("l.code", "locality l")
                .where("l.code = any(:codes)", "codes", codes.toArray(String[]::new))
                .where("l.ancestors && cast(:localities as text[])", "localities", scope.localityArray())
                .all(em, "", row -> row.text("code")));
    }

    /** Adds localities of one level by one statement; a code that another has taken meanwhile fails. */
    void insert(List<LocalityDraft> drafts) {
        bind(em.createNativeQuery("""
                        insert into locality (code, name, level, parent_code, ancestors, valid_from, valid_to)
                        select d.code, d.name, d.level, d.parent, p.ancestors || d.code, d.valid_from, d.valid_to
                        from unnest(cast(:codes as text[]), cast(:names as text[]), cast(:levels as text[]),
                          cast(:parents as text[]), cast(:from as date[]), cast(:to as date[]))
                          as d(code, name, level, parent, valid_from, valid_to)
                        join locality p on p.code = d.parent"""), drafts)
                .setParameter("levels", texts(drafts, d -> d.level().name()))
                .setParameter("parents", texts(drafts, LocalityDraft::parentCode))
                .executeUpdate();
    }

    /** Renames localities and dates them; a day that is not given stays. */
    void update(List<LocalityDraft> drafts) {
        bind(em.createNativeQuery("""
                        update locality l set name = d.name, valid_from = coalesce(d.valid_from, l.valid_from),
                          valid_to = coalesce(d.valid_to, l.valid_to), version = l.version + 1
                        from unnest(cast(:codes as text[]), cast(:names as text[]), cast(:from as date[]),
                          cast(:to as date[])) as d(code, name, valid_from, valid_to)
                        where l.code = d.code"""), drafts).executeUpdate();
    }

    private static Query bind(Query query, List<LocalityDraft> drafts) {
        return query.setParameter("codes", texts(drafts, LocalityDraft::code))
                .setParameter("names", texts(drafts, LocalityDraft::name))
                .setParameter("from", texts(drafts, d -> text(d.validFrom())))
                .setParameter("to", texts(drafts, d -> text(d.validTo())));
    }

    private static String[] texts(List<LocalityDraft> drafts, Function<LocalityDraft, String> field) {
        return drafts.stream().map(field).toArray(String[]::new);
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
