package vn.tiendo06.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** Plans: entities for loading, one SQL statement for each read. */
@ApplicationScoped
class PlanRepository implements PanacheRepositoryBase<Plan, String> {

    // Any number will do as long as nothing else uses it.
    private static final long LOADING_LOCK = 60_601;

    private static final Sorting SORTING = new Sorting("code", "p.code")
            .by("code", "p.code", "text")
            .by("title", "p.title_folded", "text")
            .by("localityCode", "p.locality_code", "text");

    private final EntityManager em;

    PlanRepository(EntityManager em) {
        this.em = em;
    }

    Page<PlanView> list(Scope scope, String locality, String programme, String q, PageRequest page) {
        return PlanScope.narrow(new ListQuery(PlanView.COLUMNS, "plan p"), "p", scope)
                .where("p.locality_code = :locality", "locality", locality)
                .where("p.programme = :programme", "programme", programme)
                .whereContains("p.title_folded", q)
                .page(em, SORTING, page, PlanView::of);
    }

    Optional<PlanView> find(Scope scope, String code) {
        return PlanScope.narrow(new ListQuery(PlanView.COLUMNS, "plan p"), "p", scope)
                .where("p.code = :code", "code", code)
                .all(em, "", PlanView::of)
                .stream()
                .findFirst();
    }

    /** A plan whoever sees it. */
    Optional<PlanView> find(String code) {
        return new ListQuery(PlanView.COLUMNS, "plan p")
                .where("p.code = :code").with("code", code).all(em, "", PlanView::of).stream()
                        .findFirst();
    }

    /** Plans are loaded one after the other: two documents may bring the same unit of the city. */
    void lockLoading() {
        em.createNativeQuery("select 1 from (select pg_advisory_xact_lock(:key)) as locked")
                .setParameter("key", LOADING_LOCK)
                .getResultList();
    }

    void replaceSections(PlanDocument document) {
        List<PlanDocument.SectionSpec> sections = document.sections();
        em.createNativeQuery("""
                        insert into plan_section (plan_code, kind, numeral, ordinal, title)
                        select :plan, s.kind, s.numeral, s.ordinal, s.title
                        from unnest(cast(:kinds as text[]), cast(:numerals as text[]), cast(:titles as text[]))
                          with ordinality as s(kind, numeral, title, ordinal)
                        on conflict (plan_code, kind, numeral)
                          do update set ordinal = excluded.ordinal, title = excluded.title""")
                .setParameter("plan", document.code())
                .setParameter(
                        "kinds", sections.stream().map(s -> s.kind().name()).toArray(String[]::new))
                .setParameter(
                        "numerals", sections.stream().map(s -> s.numeral()).toArray(String[]::new))
                .setParameter("titles", sections.stream().map(s -> s.title()).toArray(String[]::new))
                .executeUpdate();
    }
}
