package vn.tiendo06.unit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/** Units, and the SQL that finds them by code or by any wording. */
@ApplicationScoped
class UnitRepository implements PanacheRepositoryBase<Unit, String> {

    // Units of the caller's localities, of those below, and of those above that the plans there name.
    private static final String WITHIN = """
            u.locality_code in (
              select l.code from locality l where l.ancestors && cast(:localities as text[])
              union
              select unnest(s.ancestors) from locality s where s.code = any(:localities)
                or s.code in (select v.locality_code from unit v where v.code = any(:units)))""";

    private static final Sorting SORTING =
            new Sorting("code", "u.code").by("code", "u.code", "text").by("name", "u.name_folded", "text");

    // That of plans: a list and a plan may bring the same unit of the city.
    private static final long LOADING_LOCK = 60_601;

    private final EntityManager em;

    UnitRepository(EntityManager em) {
        this.em = em;
    }

    Page<UnitView> list(Scope scope, UnitFilter filter, PageRequest page) {
        ListQuery query = within(scope)
                .where("u.locality_code = :locality", "locality", filter.locality)
                .where("u.kind = :kind", "kind", filter.kind == null ? null : filter.kind.name())
                .whereContains("u.name_folded", filter.q);
        if (filter.memberOf != null) {
            query.where("u.code in (select member_code from unit_member where group_code in (" + named("memberOf")
                            + "))")
                    .with("memberOf", filter.memberOf)
                    .with("memberOfKey", UnitName.key(filter.memberOf));
        }
        if (filter.name != null) {
            query.where("u.code in (" + named("name") + ")")
                    .with("name", filter.name)
                    .with("nameKey", UnitName.key(filter.name));
        }
        return query.page(em, SORTING, page, UnitView::of);
    }

    Optional<UnitView> find(Scope scope, String code) {
        return within(scope).where("u.code = :code", "code", code).all(em, "", UnitView::of).stream()
                .findFirst();
    }

    /** Codes of the units within the scope that a code or wording names. */
    List<String> named(Scope scope, String codeOrWording) {
        return named(scope, codeOrWording, "u.code in (" + named("name") + ")", new ListQuery("u.code", "unit u"));
    }

    /** The same, with the units whose work those had taken over by a day. */
    List<String> namedWithPredecessors(Scope scope, String codeOrWording, LocalDate day) {
        String found = "u.code in (%1$s union select h.unit_code from unit_heir h"
                + " where h.since <= :day and h.heir_code in (%1$s))";
        return named(
                scope,
                codeOrWording,
                found.formatted(named("name")),
                new ListQuery("u.code", "unit u").with("day", day));
    }

    private List<String> named(Scope scope, String codeOrWording, String condition, ListQuery query) {
        return query.where(WITHIN)
                .with("localities", scope.localityArray())
                .with("units", scope.unitArray())
                .where(condition)
                .with("name", codeOrWording)
                .with("nameKey", UnitName.key(codeOrWording))
                .all(em, "u.code", row -> row.text("code"));
    }

    /** The unit that a code or wording names, seen from a locality. */
    Optional<UnitRef> nearest(String localityCode, String codeOrWording) {
        UnitMention mention = new UnitMention(localityCode, codeOrWording);
        return Optional.ofNullable(nearest(Set.of(mention)).get(mention));
    }

    /** The units that codes or wordings name, seen from a locality: its own first, then the levels above. */
    Map<UnitMention, UnitRef> nearest(Set<UnitMention> mentions) {
        List<UnitMention> asked = List.copyOf(mentions);
        Map<UnitMention, UnitRef> found = new HashMap<>();
        new ListQuery("distinct on (named.ordinal) named.ordinal, named.code, named.name", """
                        (with asked as (
                           select * from unnest(cast(:localities as text[]), cast(:names as text[]), cast(:keys as text[]))
                             with ordinality as w(locality_code, name, key, ordinal)),
                         reach as materialized (
                           select l.code as locality_code, u.code, u.name, a.depth
                           from locality l
                           cross join unnest(l.ancestors) with ordinality as a(code, depth)
                           join unit u on u.locality_code = a.code
                           where l.code = any(:localities))
                         select asked.ordinal, r.code, r.name, r.depth, true as by_code
                         from asked join reach r on r.locality_code = asked.locality_code and r.code = asked.name
                         union all
                         select asked.ordinal, r.code, r.name, r.depth, false
                         from reach r
                         join unit_alias ua on ua.unit_code = r.code
                         join asked on asked.locality_code = r.locality_code and asked.key = ua.alias_key) named""")
                .with("localities", texts(asked, UnitMention::localityCode))
                .with("names", texts(asked, UnitMention::codeOrWording))
                .with("keys", texts(asked, mention -> UnitName.key(mention.codeOrWording())))
                .all(
                        em,
                        "named.ordinal, named.by_code desc, named.depth desc",
                        row -> found.put(
                                asked.get(row.integer("ordinal") - 1),
                                new UnitRef(row.text("code"), row.text("name"))));
        return found;
    }

    private static String[] texts(List<UnitMention> all, Function<UnitMention, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static ListQuery within(Scope scope) {
        return new ListQuery(UnitView.COLUMNS, "unit u")
                .where(WITHIN)
                .with("localities", scope.localityArray())
                .with("units", scope.unitArray());
    }

    private static String named(String parameter) {
        return "select code from unit where code = :" + parameter
                + " union select unit_code from unit_alias where alias_key = :" + parameter + "Key";
    }

    /** Every wording known in the localities, nearest locality first. */
    List<Wording> wordings(List<String> localityCodes) {
        return new ListQuery("a.locality_code, a.alias_key, a.unit_code", "unit_alias a")
                .where("a.locality_code = any(:localities)", "localities", localityCodes.toArray(String[]::new))
                .all(
                        em,
                        "",
                        row -> new Wording(row.text("locality_code"), row.text("alias_key"), row.text("unit_code")));
    }

    /** Adds a wording; false when the unit has it already. */
    boolean addAlias(String localityCode, String alias, String unitCode, int ordinal) {
        return em.createNativeQuery("""
                        insert into unit_alias (locality_code, alias_key, alias, unit_code, ordinal)
                        values (:locality, :key, :alias, :unit, :ordinal) on conflict do nothing""")
                        .setParameter("locality", localityCode)
                        .setParameter("key", UnitName.key(alias))
                        .setParameter("alias", alias)
                        .setParameter("unit", unitCode)
                        .setParameter("ordinal", ordinal)
                        .executeUpdate()
                == 1;
    }

    /** Replaces what a unit is called in a locality; false where another unit is called so. */
    boolean replaceWordings(String localityCode, List<String> wordings, String unitCode) {
        em.createNativeQuery("delete from unit_alias where locality_code = :locality and unit_code = :unit")
                .setParameter("locality", localityCode)
                .setParameter("unit", unitCode)
                .executeUpdate();
        Map<String, String> byKey = new LinkedHashMap<>();
        wordings.forEach(wording -> byKey.putIfAbsent(UnitName.key(wording), wording));
        return em.createNativeQuery("""
                        insert into unit_alias (locality_code, alias_key, alias, unit_code, ordinal)
                        select :locality, w.key, w.wording, :unit, w.ordinal - 1
                        from unnest(cast(:keys as text[]), cast(:wordings as text[])) with ordinality
                          as w(key, wording, ordinal)
                        on conflict do nothing""")
                        .setParameter("locality", localityCode)
                        .setParameter("unit", unitCode)
                        .setParameter("keys", byKey.keySet().toArray(String[]::new))
                        .setParameter("wordings", byKey.values().toArray(String[]::new))
                        .executeUpdate()
                == byKey.size();
    }

    List<String> members(String groupCode) {
        return new ListQuery("m.member_code", "unit_member m")
                .where("m.group_code = :group", "group", groupCode)
                .all(em, "m.ordinal", row -> row.text("member_code"));
    }

    void replaceMembers(String groupCode, List<String> members) {
        em.createNativeQuery("delete from unit_member where group_code = :group")
                .setParameter("group", groupCode)
                .executeUpdate();
        em.createNativeQuery("""
                        insert into unit_member (group_code, ordinal, member_code)
                        select :group, m.ordinal - 1, m.code
                        from unnest(cast(:members as text[])) with ordinality as m(code, ordinal)""")
                .setParameter("group", groupCode)
                .setParameter("members", members.toArray(String[]::new))
                .executeUpdate();
    }

    /** A wording's key in a locality and the unit it stands for. */
    record Wording(String localityCode, String key, String unitCode) {}

    /** Those of the codes that are there, by code, whoever sees them. */
    Map<String, UnitView> all(List<String> codes) {
        return new ListQuery(UnitView.COLUMNS, "unit u")
                        .where("u.code = any(:codes)", "codes", codes.toArray(String[]::new))
                        .all(em, "u.code", UnitView::of)
                        .stream()
                        .collect(Collectors.toMap(UnitView::code, Function.identity()));
    }

    /** Lists of units are loaded one after the other, as plans are. */
    void lockLoading() {
        em.createNativeQuery("select 1 from (select pg_advisory_xact_lock(:key)) as locked")
                .setParameter("key", LOADING_LOCK)
                .getResultList();
    }
}
