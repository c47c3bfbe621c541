package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import vn.tiendo06.kernel.page.ListQuery;

/**
 * Reads changes in their order. Each locality that the reader sees is a range of an index, so what a page costs does not
 * grow with what other localities change.
 */
@ApplicationScoped
class ChangeRepository {

    private static final String COLUMNS = """
            cast(c.xid as text) as xid_text, c.id, c.at, c.kind, c.object_id, c.action, c.type, c.plan_code,
            c.locality_code, c.province_code, c.version, cast(c.object as text) as object""";

    // What the ranges have in common. Cast, so that the planner knows the type of what is compared.
    private static final String NEXT = """
            select c.* from change c
            where %%s and (c.xid, c.id) > (cast(:afterXid as xid8), cast(:afterId as bigint))
              and c.xid < cast(:ending as xid8) and %s and %s and %s
            order by c.xid, c.id limit :limit""".formatted(FeedQuery.MATCHES, Sight.VISIBLE, Sight.OF_PLANS);

    private static final String EACH =
            "select r.* from unnest(cast(:%s as text[])) as o(code) cross join lateral (%s) r";

    private final EntityManager em;

    ChangeRepository(EntityManager em) {
        this.em = em;
    }

    /** The changes that follow a position, made by transactions below the end. */
    List<ChangeView> following(Sight sight, FeedQuery asked, Position after, long end, int limit) {
        Roots reach = asked.locality() == null ? sight.reach() : asked.roots();
        List<String> ranges = new ArrayList<>();
        if (reach.nation()) {
            ranges.add(NEXT.formatted("true"));
        } else {
            ranges.add(NEXT.formatted("c.audience = 'EVERYBODY'"));
            if (!reach.provinces().isEmpty()) {
                ranges.add(EACH.formatted("reachProvinces", NEXT.formatted("c.province_code = o.code")));
            }
            if (!reach.communes().isEmpty()) {
                ranges.add(EACH.formatted("reachLocalities", NEXT.formatted("c.locality_code = o.code")));
            }
        }
        ListQuery query = new ListQuery(
                        "distinct on (c.xid, c.id) " + COLUMNS, "((" + String.join(") union all (", ranges) + ")) c")
                .with("afterXid", Long.toString(after.xid()))
                .with("afterId", after.id())
                .with("ending", Long.toString(end))
                .with("limit", limit)
                .with("anyType", asked.anyType())
                .with("kinds", asked.kinds().toArray(String[]::new))
                .with("types", asked.types().toArray(String[]::new))
                .with("plan", asked.plan() == null ? "" : asked.plan())
                .with("anywhere", asked.locality() == null);
        asked.roots().bind(query, "asked");
        if (!reach.nation() && !reach.provinces().isEmpty()) {
            query.with("reachProvinces", reach.provinces().toArray(String[]::new));
        }
        if (!reach.nation() && !reach.communes().isEmpty()) {
            query.with("reachLocalities", reach.communes().toArray(String[]::new));
        }
        return sight.bind(query).all(em, "c.xid, c.id limit " + limit, ChangeView::of);
    }

    /** What the changes after a position are about, whoever may see them; at most so many. */
    List<FeedPulse.Signal> signals(Position after, long end, int limit) {
        return new ListQuery("c.kind, c.type, c.plan_code, c.locality_code, c.province_code, c.audience", "change c")
                .where("(c.xid, c.id) > (cast(:afterXid as xid8), cast(:afterId as bigint))")
                .where("c.xid < cast(:ending as xid8)")
                .with("afterXid", Long.toString(after.xid()))
                .with("afterId", after.id())
                .with("ending", Long.toString(end))
                .all(
                        em,
                        "c.xid, c.id limit " + limit,
                        row -> new FeedPulse.Signal(
                                row.text("kind"),
                                row.text("type"),
                                row.text("plan_code"),
                                row.text("locality_code"),
                                row.text("province_code"),
                                row.value("audience", Audience.class)));
    }
}
