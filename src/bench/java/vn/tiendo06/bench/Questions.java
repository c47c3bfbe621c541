package vn.tiendo06.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import vn.tiendo06.testing.Tokens;

/** The reads that are measured, on objects drawn from a database; each caller is one who looks after the locality. */
final class Questions {

    private static final int COMMUNES = 32;
    private static final String API = "/api/v1";

    private final DataSet data;

    Questions(DataSet data) {
        this.data = data;
    }

    /** What is asked of one commune: the same at any size of the country. */
    List<Question> ofCommunes() throws SQLException {
        List<Load.Call> single = new ArrayList<>();
        List<Load.Call> list = new ArrayList<>();
        List<Load.Call> progress = new ArrayList<>();
        List<Load.Call> dashboard = new ArrayList<>();
        List<String> communes = texts("""
                select l.code from locality l where l.level = 'COMMUNE'
                  and exists (select 1 from plan p where p.locality_code = l.code)
                order by md5(l.code) limit\s""" + COMMUNES);
        for (String commune : communes) {
            String token = viewer(commune);
            String plan = texts("select code from plan where locality_code = ? order by code limit 1", commune)
                    .getFirst();
            list.add(Load.Call.get(API + "/submissions?plan=" + plan + "&state=APPROVED&limit=50", token));
            dashboard.add(Load.Call.get(API + "/plans/" + plan + "/dashboard", token));
            int each = COMMUNES / communes.size();
            for (String id : texts("""
                    select id from (select id from submission where locality_code = ? and state = 'APPROVED'
                      order by updated_at desc limit 500) recent
                    order by md5(cast(id as text)) limit ?""", commune, each)) {
                single.add(Load.Call.get(API + "/submissions/" + id, token));
            }
            for (String id : texts("""
                    select s.id from subject s where s.plan_code = ? and s.kind = 'TARGET' and exists (
                      select 1 from current_figure f where f.locality_code = ? and f.subject_id = s.id)
                    order by md5(s.id) limit ?""", plan, commune, each)) {
                progress.add(Load.Call.get(API + "/targets/" + id + "/progress", token));
            }
        }
        return List.of(
                question("submission by id", true, 200, single),
                question("filtered list of 50", true, 50, list),
                question("target progress", true, 50, progress),
                question("dashboard of a plan", false, 50, dashboard));
    }

    /** What provinces and the ministry ask. */
    List<Question> ofRollups() throws SQLException {
        List<Load.Call> province = new ArrayList<>();
        List<Load.Call> country = new ArrayList<>();
        List<String> provinces = texts("""
                select distinct l.parent_code from plan p join locality l on l.code = p.locality_code
                where l.level = 'COMMUNE' order by 1""");
        List<String> indicators = texts("""
                select indicator_code from subject s where kind = 'TARGET' and measure is not null
                group by indicator_code order by md5(indicator_code) limit 8""");
        String ministry = viewer("VN");
        for (String indicator : indicators) {
            for (String code : provinces) {
                province.add(rollup(indicator, code, viewer(code)));
            }
            country.add(rollup(indicator, "VN", ministry));
        }
        return List.of(
                question("rollup of a province", false, 50, province),
                question("rollup of the country", false, 5, country));
    }

    /** What the data-sharing platform asks, which sees every commune: its reach must not make a single report dear. */
    private static Question ofPlatform(List<Question> ofCommunes) {
        String platform = viewer("VN");
        List<Load.Call> single = ofCommunes.getFirst().asked().stream()
                .map(call -> Load.Call.get(call.path(), platform))
                .toList();
        return question("submission by id, for the country", false, 200, single);
    }

    List<Question> all() throws SQLException {
        List<Question> all = new ArrayList<>(ofCommunes());
        all.add(ofPlatform(all));
        all.addAll(ofRollups());
        String wanted = System.getProperty("bench.questions", "");
        all.removeIf(question -> Arrays.stream(wanted.split(",")).noneMatch(question.name()::contains));
        if (all.isEmpty()) {
            throw new AssertionError("No question is called " + wanted);
        }
        return all;
    }

    private List<String> texts(String sql, Object... parameters) throws SQLException {
        return data.texts(sql, parameters);
    }

    // Drawn in a fixed order, asked in another one: neighbours in the database are not asked one after the other.
    private static Question question(String name, boolean peer, int perSecond, List<Load.Call> calls) {
        if (calls.isEmpty()) {
            throw new AssertionError("Nothing to ask for: " + name);
        }
        List<Load.Call> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, new java.util.Random(6));
        return new Question(name, peer, perSecond, shuffled.subList(0, Math.min(shuffled.size(), 64)));
    }

    private static Load.Call rollup(String indicator, String locality, String token) {
        return Load.Call.get(API + "/rollups?indicator=" + indicator + "&locality=" + locality, token);
    }

    private static String viewer(String locality) {
        return Tokens.token("viewer-" + locality, Set.of("viewer"), List.of(), List.of(locality));
    }
}
