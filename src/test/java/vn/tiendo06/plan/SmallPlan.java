package vn.tiendo06.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.tiendo06.testing.Pages;

/** Small plan documents of another commune, faultless until a test changes them. */
final class SmallPlan {

    private SmallPlan() {}

    /** Two targets, two tasks, the commune's own units and the city's police that another plan brought before. */
    static ObjectNode of(String planCode, String locality) {
        return of(planCode, locality, 2, 2);
    }

    /** The same with so many rows of each kind. */
    static ObjectNode of(String planCode, String locality, int targets, int tasks) {
        ObjectNode plan = parse("""
                {"code": "%1$s", "programme": "DA06", "title": "Kế hoạch Đề án 06 của xã %2$s",
                 "issuer": "UBND xã", "localityCode": "%2$s", "fromYear": 2026, "toYear": 2030,
                 "units": [
                   {"code": "%2$s.UBND", "name": "UBND xã", "kind": "PEOPLES_COMMITTEE", "localityCode": "%2$s"},
                   {"code": "%2$s.CA", "name": "Công an xã", "kind": "POLICE", "localityCode": "%2$s"},
                   {"code": "%2$s.PCM", "name": "Các phòng chuyên môn", "kind": "GROUP", "localityCode": "%2$s",
                    "members": ["%2$s.UBND"]},
                   {"code": "31.CA", "name": "Công an thành phố", "kind": "POLICE", "localityCode": "31"}],
                 "sections": [
                   {"kind": "TARGETS", "numeral": "I", "title": "Chỉ tiêu"},
                   {"kind": "TASKS", "numeral": "I", "title": "Nhiệm vụ"}],
                 "targets": [], "tasks": []}""".formatted(planCode, locality));
        for (int i = 1; i <= targets; i++) {
            plan.withArray("targets").add(target(i));
        }
        for (int i = 1; i <= tasks; i++) {
            plan.withArray("tasks").add(task(i));
        }
        return plan;
    }

    static ObjectNode target(int number) {
        return parse("""
                {"code": "I.%1$d", "indicatorCode": "DA06.I.%1$d", "statement": "Tỷ lệ hồ sơ số %1$d",
                 "measure": "PERCENT", "unitOfMeasure": "%%", "direction": "INCREASE",
                 "milestones": [{"year": 2026, "comparator": "GTE", "value": 80, "text": "80"},
                   {"year": 2030, "comparator": "GTE", "value": 90.5, "text": "90,5"}],
                 "monitoringUnits": ["Công an xã", "Công an thành phố"],
                 "source": "%1$d\\tTỷ lệ hồ sơ số %1$d\\t%%\\t80\\t90,5\\tCông an xã"}""".formatted(number));
    }

    static ObjectNode task(int number) {
        return parse("""
                {"code": "I.%1$d", "statement": "Việc số %1$d", "leads": ["công an xã"],
                 "coordinators": ["UBND xã"], "deliverable": "Báo cáo",
                 "schedule": {"kind": "BY_DATE", "dueDates": ["2026-12-31"], "text": "Tháng 12/2026"},
                 "source": "%1$d\\tViệc số %1$d\\tCông an xã\\tUBND xã\\tTháng 12/2026\\tBáo cáo"}""".formatted(number));
    }

    static ObjectNode parse(String json) {
        return (ObjectNode) Pages.parse(json);
    }
}
