package vn.tiendo06.kernel.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** Memberships by SQL. */
@ApplicationScoped
class MembershipRepository {

    private static final String COLUMNS =
            "m.id, m.issuer, m.subject, m.role, m.units, m.localities, m.created_at, m.updated_at, m.version";

    // Only memberships that reach nothing outside the administrator's localities.
    private static final String WITHIN = """
            not exists (
              select 1 from unnest(m.localities || (select coalesce(array_agg(u.locality_code), '{}') from unit u
                where u.code = any(m.units))) as reach(code)
              where not exists (select 1 from locality l where l.code = reach.code and l.ancestors && cast(:localities as text[])))""";

    private static final Sorting SORTING = new Sorting("subject", "cast(m.id as text)")
            .by("subject", "m.subject", "text")
            .by("issuer", "m.issuer", "text");

    private final EntityManager em;

    MembershipRepository(EntityManager em) {
        this.em = em;
    }

    /** What an account has been granted. */
    @Transactional
    List<Grant> grantsOf(String issuer, String subject) {
        return new ListQuery(COLUMNS, "membership m")
                        .where("m.issuer = :issuer", "issuer", issuer)
                        .where("m.subject = :subject", "subject", subject)
                        .all(em, "m.id", MembershipView::of)
                        .stream()
                        .map(m -> new Grant(m.role(), new Scope(m.units(), m.localities())))
                        .toList();
    }

    Page<MembershipView> list(Scope scope, String issuer, String subject, PageRequest page) {
        return within(scope)
                .where("m.issuer = :issuer", "issuer", issuer)
                .where("m.subject = :subject", "subject", subject)
                .page(em, SORTING, page, MembershipView::of);
    }

    Optional<MembershipView> find(Scope scope, UUID id) {
        return within(scope).where("m.id = :id", "id", id).all(em, "", MembershipView::of).stream()
                .findFirst();
    }

    MembershipView get(UUID id) {
        return new ListQuery(COLUMNS, "membership m")
                .where("m.id = :id", "id", id)
                .all(em, "", MembershipView::of)
                .getFirst();
    }

    private ListQuery within(Scope scope) {
        return new ListQuery(COLUMNS, "membership m").where(WITHIN, "localities", scope.localityArray());
    }

    /** Units and localities of a draft that do not exist or lie outside the scope. */
    List<String> outside(Scope scope, MembershipDraft draft) {
        return new ListQuery("named.code", """
                        (select code, code as locality from unnest(cast(:codes as text[])) as l(code)
                         union all
                         select named.code, u.locality_code from unnest(cast(:units as text[])) as named(code)
                           left join unit u on u.code = named.code) named""")
                .with("codes", draft.localities().toArray(String[]::new))
                .with("units", draft.units().toArray(String[]::new))
                .where(
                        "not exists (select 1 from locality l where l.code = named.locality and l.ancestors && cast(:scope as text[]))",
                        "scope",
                        scope.localityArray())
                .all(em, "named.code", row -> row.text("code"));
    }

    /** Adds a membership; empty when the account has one with the role already. */
    Optional<UUID> insert(MembershipDraft draft, Instant now) {
        List<?> ids = em.createNativeQuery("""
                        insert into membership (issuer, subject, role, units, localities, created_at, updated_at)
                        values (:issuer, :subject, :role, :units, :localities, :now, :now)
                        on conflict (issuer, subject, role) do nothing returning id""", UUID.class)
                .setParameter("issuer", draft.issuer())
                .setParameter("subject", draft.subject())
                .setParameter("role", draft.role().name())
                .setParameter("units", draft.units().toArray(String[]::new))
                .setParameter("localities", draft.localities().toArray(String[]::new))
                .setParameter("now", now)
                .getResultList();
        return ids.stream().map(UUID.class::cast).findFirst();
    }

    boolean update(UUID id, int version, MembershipPatch patch, Instant now) {
        return em.createNativeQuery("""
                                update membership set units = :units, localities = :localities, updated_at = :now,
                                  version = version + 1
                                where id = :id and version = :version""")
                        .setParameter("units", patch.units().toArray(String[]::new))
                        .setParameter("localities", patch.localities().toArray(String[]::new))
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    boolean delete(UUID id, int version) {
        return em.createNativeQuery("delete from membership where id = :id and version = :version")
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }
}
