package vn.tiendo06.locality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
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

    /** Stores the reference list; what is there already stays as it is. */
    @Transactional
    public void establish(List<LocalityDraft> reference) {
        reference.forEach(this::insert);
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
}
