package vn.tiendo06.testing;

import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Communes of a province that the other tests leave alone, each with a plan of three indicators of its own. */
public final class Communes {

    public static final String PROVINCE = "37";
    public static final String NEIGHBOUR = "38";
    public static final String SHARE = "TONGHOP.I.1";
    public static final String COUNT = "TONGHOP.I.2";
    public static final String FALLING = "TONGHOP.I.3";

    /** Takes them out again: other tests count localities. */
    public static final String FORGET = ApiTest.FORGET + """
            ;
            delete from subject_unit where subject_id like 'tonghop-%';
            delete from regime_rule where regime_id in (select id from reporting_regime where plan_code like 'tonghop-%');
            delete from regime_deadline where regime_id in (select id from reporting_regime where plan_code like 'tonghop-%');
            delete from reporting_regime where plan_code like 'tonghop-%';
            delete from subject where plan_code like 'tonghop-%';
            delete from plan_section where plan_code like 'tonghop-%';
            delete from plan where code like 'tonghop-%';
            delete from unit_member where group_code ~ '^3[78]';
            delete from unit_alias where unit_code ~ '^3[78]';
            delete from unit where code ~ '^3[78]';
            delete from locality where code ~ '^3[78]0'""";

    private static final String ADMIN = Tokens.of("administrator", "VN");

    private Communes() {}

    /** The commune's code. */
    public static String code(int number) {
        return "370%02d".formatted(number);
    }

    public static String plan(String locality) {
        return "tonghop-" + locality;
    }

    public static String target(String locality, int number) {
        return plan(locality) + ".MT.I." + number;
    }

    /** Puts communes and plans there where they are not. */
    public static void establish(int communes) {
        load(PROVINCE, 90, 300);
        for (int i = 1; i <= communes; i++) {
            String code = code(i);
            add(code, "Xã " + i, PROVINCE);
            load(code, i == 2 ? 70 : 90, 100);
        }
    }

    private static void add(String code, String name, String province) {
        if (ApiTest.as(ADMIN).get("/localities/{code}", code).statusCode() == 404) {
            ApiTest.as(ADMIN, Map.of("code", code, "name", name, "level", "COMMUNE", "parentCode", province))
                    .post("/localities")
                    .then()
                    .statusCode(201);
        }
    }

    /** The code of a commune of the other province. */
    public static String neighbour(int number) {
        return "380%02d".formatted(number);
    }

    /** Communes of another province, which has no plan itself. */
    public static void neighbours(int communes) {
        for (int i = 1; i <= communes; i++) {
            add(neighbour(i), "Xã láng giềng " + i, NEIGHBOUR);
            load(neighbour(i), 90, 100);
        }
    }

    private static void load(String locality, int share, int count) {
        ApiTest.as(ADMIN, document(locality, share, count).toString())
                .post("/plans")
                .then()
                .statusCode(200);
    }

    public static ObjectNode document(String locality, int share, int count) {
        return (ObjectNode) Pages.parse("""
                {"code": "%1$s", "programme": "TONGHOP", "title": "Kế hoạch %2$s", "issuer": "UBND",
                 "localityCode": "%2$s", "fromYear": 2026, "toYear": 2030,
                 "units": [
                   {"code": "%2$s.A", "name": "Đơn vị A %2$s", "kind": "DIVISION", "localityCode": "%2$s"},
                   {"code": "%2$s.B", "name": "Đơn vị B %2$s", "kind": "DIVISION", "localityCode": "%2$s"}],
                 "sections": [{"kind": "TARGETS", "numeral": "I", "title": "Chỉ tiêu"}],
                 "targets": [
                   {"code": "I.1", "indicatorCode": "TONGHOP.I.1", "statement": "Tỷ lệ hồ sơ trực tuyến",
                    "measure": "PERCENT", "unitOfMeasure": "%%", "direction": "INCREASE",
                    "milestones": [{"year": 2026, "comparator": "GTE", "value": %3$d, "text": "x"}],
                    "monitoringUnits": ["Đơn vị A %2$s", "Đơn vị B %2$s"], "source": "1"},
                   {"code": "I.2", "indicatorCode": "TONGHOP.I.2", "statement": "Số hồ sơ", "measure": "COUNT",
                    "unitOfMeasure": "hồ sơ", "direction": "INCREASE",
                    "milestones": [{"year": 2026, "comparator": "GTE", "value": %4$d, "text": "x"}],
                    "monitoringUnits": ["Đơn vị A %2$s"], "source": "2"},
                   {"code": "I.3", "indicatorCode": "TONGHOP.I.3", "statement": "Số hồ sơ trễ", "measure": "COUNT",
                    "unitOfMeasure": "hồ sơ", "direction": "DECREASE",
                    "milestones": [{"year": 2026, "comparator": "LTE", "value": 10, "text": "x"}],
                    "monitoringUnits": ["Đơn vị A %2$s"], "source": "3"}],
                 "tasks": []}""".formatted(plan(locality), locality, share, count));
    }

    /** The id of an approved report of the commune's unit A. */
    public static String report(int commune, int target, String period, Map<String, ?> figures) {
        return report(code(commune), "A", target, period, figures);
    }

    public static String report(String locality, String unit, int target, String period, Map<String, ?> figures) {
        String code = locality + "." + unit;
        Prepared.unlockedIn(plan(locality), period);
        return approved(
                Tokens.reporter(code),
                Tokens.of("reviewer", locality),
                draft(target(locality, target), code, period, figures));
    }
}
