package vn.tiendo06.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Another commune of Hải Phòng that joins: its locality, units like those of Hà Bắc, and a plan from the template. */
public final class Joining {

    public static final String CSV = "text/csv; charset=UTF-8";
    public static final String CITY = "31";
    public static final String COMMUNE = "31901";
    public static final String NEIGHBOUR = "31902";
    public static final String PLAN = "da06-" + COMMUNE;

    /** Takes it out again. */
    public static final String FORGET = ApiTest.FORGET + """
            ;
            delete from subject_unit where subject_id like 'da06-319%';
            delete from subject where plan_code like 'da06-319%';
            delete from plan_section where plan_code like 'da06-319%';
            delete from plan where code like 'da06-319%';
            delete from unit_member where group_code like '319%';
            delete from unit_alias where locality_code like '319%' or unit_code like '319%';
            update unit set parent_code = null where code like '319%';
            delete from unit where code like '319%';
            delete from locality where code like '319%'""";

    private static final String ADMIN = Tokens.of("administrator", CITY);

    private Joining() {}

    public static String list() {
        return "code,name,parentCode,validFrom\n" + COMMUNE + ",Xã Thử,31,2025-07-01\n" + NEIGHBOUR
                + ",\"Phường Thử, khu 2\",31,\n";
    }

    public static Response loadLocalities(String csv) {
        return ApiTest.as(ADMIN).contentType(CSV).body(csv).post("/localities/bulk");
    }

    public static Response loadUnits(String csv) {
        return ApiTest.as(ADMIN)
                .contentType(CSV)
                .queryParam("locality", COMMUNE)
                .body(csv)
                .post("/units/bulk-csv");
    }

    public static Map<String, Object> planBody() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("template", ApiTest.PLAN);
        body.put("locality", COMMUNE);
        body.put("title", "Kế hoạch thực hiện Đề án 06 trên địa bàn xã Thử");
        body.put("issuer", "Chủ tịch UBND xã Thử");
        return body;
    }

    public static Response plan(Map<String, Object> body) {
        return ApiTest.as(ADMIN, body).post("/plans/from-template");
    }

    /** The packaged plan's units as a list for the new commune. */
    public static String units() {
        List<String> lines = new ArrayList<>();
        lines.add("code,name,kind,parentCode,members,aliases,localityCode");
        for (JsonNode unit : packaged().get("units")) {
            lines.add(String.join(
                    ",",
                    own(unit.get("code").asText()),
                    quoted(unit.get("name").asText()),
                    unit.get("kind").asText(),
                    unit.get("parentCode").isNull()
                            ? ""
                            : own(unit.get("parentCode").asText()),
                    joined(unit.get("members"), true),
                    quoted(joined(unit.get("aliases"), false)),
                    own(unit.get("localityCode").asText())));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Locality and units, so that a plan may follow. */
    public static void prepared() {
        loadLocalities(list()).then().statusCode(200);
        loadUnits(units()).then().statusCode(200);
    }

    private static String own(String code) {
        return code.replaceFirst("^10816", COMMUNE);
    }

    private static String joined(JsonNode texts, boolean codes) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .map(text -> codes ? own(text) : text)
                .collect(Collectors.joining("|"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static JsonNode packaged() {
        try {
            return new ObjectMapper()
                    .readTree(
                            Path.of("src/main/resources/plans/da06-10816.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
