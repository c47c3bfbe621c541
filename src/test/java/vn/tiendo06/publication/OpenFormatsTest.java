package vn.tiendo06.publication;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.Pages;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Reports;
import vn.tiendo06.testing.Tokens;

/**
 * The forms in which data are open, and how caches may keep them. The SDMX messages are left in target/open-data, where
 * anybody can look at them; how they are held against the official schemas is told in docs/open-data.md.
 */
@QuarkusTest
class OpenFormatsTest extends OpenData {

    private static final String VERSION = version(FIGURES, 1);

    /** All that a text can begin with and a spreadsheet would run: blanks before it never come in (CsvWriterTest has those). */
    private static final List<String> DANGEROUS =
            List.of("=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x");

    @BeforeEach
    void published() {
        Prepared.approved();
        Reports.approved(
                Tokens.reporter(POLICE),
                Tokens.of("reviewer", COMMUNE),
                Reports.draft(PLAN + ".MT.III.1", POLICE, "2026-11", Map.of("value", 70)));
        released();
    }

    // ---- Caches

    @Test
    void everyAnswerMayBeKeptAndAskedForAgain() {
        for (String file : FILES) {
            Response first = anybody().get(VERSION + file);
            String tag = first.header("ETag");
            first.then()
                    .statusCode(200)
                    .header("ETag", matchesPattern("\"[0-9a-f]{64}\""))
                    .header("Cache-Control", allOf(containsString("public"), containsString("max-age=300")))
                    .header("Last-Modified", "Mon, 23 Nov 2026 05:00:00 GMT")
                    .header("Vary", "Accept-Encoding")
                    .header("Access-Control-Allow-Origin", "*");
            anybody()
                    .header("If-None-Match", tag)
                    .get(VERSION + file)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .header("Cache-Control", containsString("max-age=300"))
                    .body(emptyOrNullString());
            anybody()
                    .header("If-Modified-Since", "Mon, 23 Nov 2026 05:00:00 GMT")
                    .get(VERSION + file)
                    .then()
                    .statusCode(304);
            anybody()
                    .header("If-Modified-Since", "Mon, 23 Nov 2026 04:59:59 GMT")
                    .get(VERSION + file)
                    .then()
                    .statusCode(200);
            anybody()
                    .header("If-Modified-Since", "yesterday")
                    .get(VERSION + file)
                    .then()
                    .statusCode(200);
            // The tag counts, not the date beside it.
            anybody()
                    .header("If-None-Match", "\"other\"")
                    .header("If-Modified-Since", "Mon, 23 Nov 2026 05:00:00 GMT")
                    .get(VERSION + file)
                    .then()
                    .statusCode(200);
            anybody().head(VERSION + file).then().statusCode(200).header("ETag", tag);
        }
        for (String list : List.of("/publications", "/catalog.jsonld", "/publications/" + FIGURES + "/versions")) {
            Response answer = anybody().get(list);
            answer.then().header("Cache-Control", containsString("public"));
            anybody()
                    .header("If-None-Match", answer.header("ETag"))
                    .get(list)
                    .then()
                    .statusCode(304);
        }
    }

    @Test
    void whoAsksMakesNoDifference() {
        String anonymous = anybody().get(VERSION + "/data.json").asString();
        assertEquals(
                anonymous,
                anybody()
                        .auth()
                        .oauth2("no.such.token")
                        .get(VERSION + "/data.json")
                        .asString());
        assertEquals(
                anonymous,
                anybody()
                        .auth()
                        .oauth2(ADMINISTRATOR)
                        .get(VERSION + "/data.json")
                        .asString());
    }

    @Test
    void badRequestsAreNamed() {
        anybody().get("/publications?limit=0").then().statusCode(400);
        anybody()
                .get("/publications?unknown=1")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("query/unknown"));
        anybody().get("/publications?kind=NEWS").then().statusCode(400);
        anybody().get("/publications?cursor=x").then().statusCode(400);
        anybody().get("/publications?sort=title").then().statusCode(400);
        anybody().get("/catalog.jsonld?locality=318160").then().statusCode(400);
        anybody().get(version(FIGURES, 2)).then().statusCode(404);
        anybody().get("/publications/" + FIGURES + "/versions/eins").then().statusCode(400);
        anybody()
                .get("/publications/" + FIGURES + "/versions/99999999999")
                .then()
                .statusCode(400);
        anybody().get("/publications/none").then().statusCode(404);
        anybody().accept("image/png").get(VERSION + "/data.csv").then().statusCode(406);
        anybody().post("/publications").then().statusCode(405);
    }

    @Test
    void listsAreFilteredAndPaged() {
        released(bulletin(), null);
        anybody().get("/publications?kind=FIGURES").then().body("items.code", contains(FIGURES));
        anybody().get("/publications?locality=31&plan=da06-10816").then().body("items", hasSize(2));
        anybody().get("/publications?locality=01").then().body("items", hasSize(0));
        anybody().get("/publications?period=2026-10").then().body("items", hasSize(0));
        Response first = anybody().get("/publications?sort=code&limit=1");
        first.then().body("items.code", contains(BULLETIN));
        anybody()
                .queryParam("sort", "code")
                .queryParam("limit", 1)
                .queryParam("cursor", first.<String>path("next"))
                .get("/publications")
                .then()
                .body("items.code", contains(FIGURES))
                .body("next", is((String) null));
    }

    // ---- JSON and CSV

    @Test
    void theDigestIsThatOfTheFile() throws Exception {
        byte[] file = anybody().get(VERSION + "/data.json").asByteArray();
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        anybody().get(VERSION).then().body("digest", is(digest));
        anybody().get(VERSION + "/data.json").then().header("ETag", "\"" + digest + "\"");
    }

    @Test
    void theTableHasTheFigures() throws IOException {
        Response answer = anybody().get(VERSION + "/data.csv");
        answer.then().contentType(startsWith("text/csv"));
        assertTrue(answer.asString().contains("\r\n"));
        List<Map<String, String>> rows = table(answer);
        assertEquals(
                List.of("DA06.III.1", "DA06.III.3"),
                rows.stream().map(r -> r.get("indicator")).toList());
        assertEquals("92.5", rows.getLast().get("value"));
        assertEquals("7400", rows.getLast().get("numerator"));
        assertEquals("%", rows.getLast().get("unit_of_measure"));
        assertEquals("10816", rows.getLast().get("locality"));
        assertEquals("", rows.getFirst().get("numerator"));
    }

    @Test
    void aFigureTableHasNoTextThatRunsAsAFormula() throws Exception {
        String corrected = as(ADMINISTRATOR).get("/publications").path("items[0].id");
        int number = 1;
        String before = "statement = $$" + rowOf(1).get("statement") + "$$, unit_of_measure = '%'";
        try {
            for (String text : DANGEROUS) {
                execute("update subject set statement = $$" + text + "$$, unit_of_measure = $$" + text + "$$"
                        + " where code = 'III.3' and plan_code = '" + PLAN + "' and kind = 'TARGET'");
                corrected = released(correction(corrected), null);
                number++;
                Map<String, String> row = rowOf(number);
                assertEquals("'" + text, row.get("statement"));
                assertEquals("'" + text, row.get("unit_of_measure"));
                assertEquals("92.5", row.get("value"));
                anybody().get(version(FIGURES, number) + "/data.json").then().body("figures[1].statement", is(text));
                // SDMX-CSV ends in spreadsheets, too: free text is guarded, codes and numbers are as they are.
                Map<String, String> observation = table(anybody().get(version(FIGURES, number) + "/data.sdmx.csv"))
                        .getLast();
                assertEquals("'" + text, observation.get("UNIT_MEASURE"));
                assertEquals("DA06_III_3", observation.get("INDICATOR"));
                assertEquals("92.5", observation.get("OBS_VALUE"));
            }
        } finally {
            execute("update subject set " + before + " where code = 'III.3' and plan_code = '" + PLAN
                    + "' and kind = 'TARGET'");
        }
    }

    private static Map<String, String> rowOf(int number) throws IOException {
        return table(anybody().get(version(FIGURES, number) + "/data.csv")).getLast();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    // ---- The bulletin's procedures

    @Test
    void aBulletinsProceduresAreATable() throws IOException {
        Map<String, Object> body = bulletin();
        Map<String, Object> first = new HashMap<>(simplification("Đăng ký thường trú, \"tại xã\"", 5, 2, 7, 5));
        first.put("procedureCode", "1.004222");
        first.put("field", "Cư trú");
        first.put("basis", Map.of("number", "12/QĐ-UBND", "date", "2026-10-20", "issuer", "UBND xã Hà Bắc"));
        body.put("bulletin", Map.of("simplifications", List.of(first, simplification("Chứng thực", 2, 1, 1, 1))));
        released(body, null);
        String address = version(BULLETIN, 1) + PROCEDURES;
        anybody().get(version(BULLETIN, 1)).then().body("files.procedures", is("/public/v1" + address));
        Response answer = anybody().get(address);
        answer.then().statusCode(200).contentType(startsWith("text/csv"));
        assertEquals(
                "publication,version,plan,locality,locality_name,period,period_start,period_end,task,procedure_code,"
                        + "procedure,field,documents_before,documents_after,documents_cut,days_before,days_after,days_cut,"
                        + "basis_number,basis_date,basis_issuer,basis_title",
                answer.asString().lines().findFirst().orElseThrow());
        assertTrue(answer.asString().endsWith("2026-11-14,II.5,,Chứng thực,,2,1,1,1,1,0,,,,\r\n"), answer.asString());
        List<Map<String, String>> rows = table(answer);
        assertEquals(2, rows.size());
        Map<String, String> row = rows.getFirst();
        assertEquals(BULLETIN, row.get("publication"));
        assertEquals("1", row.get("version"));
        assertEquals("10816", row.get("locality"));
        assertEquals("2026-11", row.get("period"));
        assertEquals("1.004222", row.get("procedure_code"));
        assertEquals("Đăng ký thường trú, \"tại xã\"", row.get("procedure"));
        assertEquals("Cư trú", row.get("field"));
        assertEquals(
                List.of("5", "2", "3", "7", "5", "2"),
                List.of(
                        row.get("documents_before"),
                        row.get("documents_after"),
                        row.get("documents_cut"),
                        row.get("days_before"),
                        row.get("days_after"),
                        row.get("days_cut")));
        assertEquals("12/QĐ-UBND", row.get("basis_number"));
        assertEquals("2026-10-20", row.get("basis_date"));
        assertEquals("UBND xã Hà Bắc", row.get("basis_issuer"));
        assertEquals("", row.get("basis_title"));
        // Its figures stay a table of their own.
        assertEquals(List.of(), table(anybody().get(version(BULLETIN, 1) + "/data.csv")));
    }

    @Test
    void aProcedureIsNoFormula() throws IOException {
        Map<String, Object> body = bulletin();
        body.put(
                "bulletin",
                Map.of(
                        "simplifications",
                        DANGEROUS.stream()
                                .map(text -> {
                                    Map<String, Object> one = new HashMap<>(simplification(text, 2, 1, 1, 1));
                                    one.put("field", text);
                                    one.put("procedureCode", text);
                                    one.put(
                                            "basis",
                                            Map.of(
                                                    "number",
                                                    text,
                                                    "date",
                                                    "2026-10-20",
                                                    "issuer",
                                                    text,
                                                    "title",
                                                    text));
                                    return one;
                                })
                                .toList()));
        released(body, null);
        List<Map<String, String>> rows = table(anybody().get(version(BULLETIN, 1) + PROCEDURES));
        for (String column :
                List.of("procedure", "field", "procedure_code", "basis_number", "basis_issuer", "basis_title")) {
            assertEquals(
                    DANGEROUS.stream().map(text -> "'" + text).toList(),
                    rows.stream().map(row -> row.get(column)).toList(),
                    column);
        }
    }

    @Test
    void proceduresMayBeKeptAndAskedForAgain() {
        released(bulletin(), null);
        Response first = anybody().get(version(BULLETIN, 1) + PROCEDURES);
        first.then()
                .header("ETag", matchesPattern("\"[0-9a-f]{64}\""))
                .header("Cache-Control", allOf(containsString("public"), containsString("max-age=300")))
                .header("Last-Modified", "Mon, 23 Nov 2026 05:00:00 GMT")
                .header("Access-Control-Allow-Origin", "*");
        anybody()
                .header("If-None-Match", first.header("ETag"))
                .get(version(BULLETIN, 1) + PROCEDURES)
                .then()
                .statusCode(304);
    }

    @Test
    void figuresHaveNoProcedures() {
        anybody().get(VERSION).then().body("files.procedures", is((String) null));
        anybody()
                .get(VERSION + PROCEDURES)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", is("not-found"));
    }

    private static List<Map<String, String>> table(Response answer) throws IOException {
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> rows =
                new CsvMapper().readerFor(Map.class).with(schema).readValues(answer.asByteArray())) {
            return rows.readAll();
        }
    }

    // ---- SDMX

    @Test
    void theDataMessageFollowsTheStructureMessage() throws IOException {
        Response data = anybody().get(VERSION + "/data.sdmx.json");
        Response structure = anybody().get(VERSION + "/structure.sdmx.json");
        keep("data.sdmx.json", data);
        keep("structure.sdmx.json", structure);
        OfficialSchemas.hold("data", data.asString());
        OfficialSchemas.hold("structure", structure.asString());
        data.then().contentType("application/vnd.sdmx.data+json;version=2.0.0");
        structure.then().contentType("application/vnd.sdmx.structure+json;version=2.0.0");
        JsonPath told = data.jsonPath();
        JsonPath defined = structure.jsonPath();

        String components = "data.dataStructures[0].dataStructureComponents.";
        List<String> keys = defined.getList(components + "dimensionList.dimensions.id");
        assertEquals(List.of("FREQ", "REF_AREA", "INDICATOR"), keys);
        assertEquals(List.of(true), defined.getList(components + "measureList.measures.isMandatory"));
        Set<String> ids = new HashSet<>(keys);
        ids.add(defined.getString(components + "dimensionList.timeDimension.id"));
        Set<String> used = new HashSet<>(told.getList("data.structures[0].dimensions.dataSet.id"));
        used.addAll(told.getList("data.structures[0].dimensions.observation.id"));
        assertEquals(ids, used);
        List<String> values = Stream.concat(
                        defined.<String>getList(components + "measureList.measures.id").stream(),
                        defined.<String>getList(components + "attributeList.attributes.id").stream())
                .toList();
        assertEquals(
                values,
                Stream.concat(
                                told.<String>getList("data.structures[0].measures.observation.id").stream(),
                                told.<String>getList("data.structures[0].attributes.observation.id").stream())
                        .toList());
        // Every code told is in its list, every concept in its scheme.
        Set<String> codes = new HashSet<>(defined.getList("data.codelists.find { it.id == 'CL_INDICATOR' }.codes.id"));
        List<String> indicators = told.getList("data.structures[0].dimensions.observation[0].values.id");
        assertEquals(List.of("DA06_III_1", "DA06_III_3"), indicators);
        assertTrue(codes.containsAll(indicators));
        Set<String> concepts = new HashSet<>(defined.getList("data.conceptSchemes[0].concepts.id"));
        assertTrue(concepts.containsAll(ids) && concepts.containsAll(values));
        // Each observation has a value for each measure and attribute, at a place that is there.
        Map<String, List<Object>> observations = told.getMap("data.dataSets[0].observations");
        assertEquals(Set.of("0", "1"), observations.keySet());
        observations.values().forEach(row -> assertEquals(values.size(), row.size()));
        assertEquals(92.5f, observations.get("1").getFirst());
        assertEquals(
                "2026-11",
                told.getString(
                        "data.structures[0].dimensions.dataSet.find { it.id == 'TIME_PERIOD' }" + ".values[0].value"));
        assertEquals(
                defined.getString("data.dataflows[0].links[0].urn"),
                told.getString("data.structures[0].links.find { it.rel == 'dataflow' }.urn"));
    }

    @Test
    void aMessageWithoutFiguresIsOneToo() throws IOException {
        Prepared.unlocked("2026-09");
        released(Map.of("kind", "FIGURES", "plan", PLAN, "period", "2026-09", "title", "Kết quả tháng 9"), null);
        String empty = version(PLAN + ".2026-09.figures", 1);
        Response data = anybody().get(empty + "/data.sdmx.json");
        Response structure = anybody().get(empty + "/structure.sdmx.json");
        keep("empty.data.sdmx.json", data);
        keep("empty.structure.sdmx.json", structure);
        OfficialSchemas.hold("data", data.asString());
        OfficialSchemas.hold("structure", structure.asString());
        data.then().body("data.dataSets[0].observations", is(Map.of()));
        assertEquals(
                1, anybody().get(empty + "/data.sdmx.csv").asString().lines().count());
    }

    @Test
    void periodsAreWrittenAsSdmxWritesThem() {
        for (String[] pair : new String[][] {
            {"2026-11", "MONTH", "2026-11", "M"},
            {"2026-Q4", "QUARTER", "2026-Q4", "Q"},
            {"2026-H2", "HALF_YEAR", "2026-S2", "S"},
            {"2026", "YEAR", "2026", "A"}
        }) {
            var period = new PublishedContent.PeriodRef(pair[0], pair[1], null, null);
            assertEquals(pair[2], Sdmx.time(period));
            assertEquals(pair[3], Sdmx.frequency(period));
        }
    }

    @Test
    void sdmxCsvHasItsColumns() throws IOException {
        Response answer = anybody().get(VERSION + "/data.sdmx.csv");
        keep("data.sdmx.csv", answer);
        answer.then().contentType("application/vnd.sdmx.data+csv;version=2.0.0");
        assertEquals(
                "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,NUMERATOR,"
                        + "DENOMINATOR,REPORTING_UNIT,PERIOD_START,PERIOD_END",
                answer.asString().lines().findFirst().orElseThrow());
        List<Map<String, String>> rows = table(answer);
        assertEquals(2, rows.size());
        Map<String, String> row = rows.getLast();
        assertEquals("dataflow", row.get("STRUCTURE"));
        assertEquals("VN_TIENDO06:DF_DA06(1.0.0)", row.get("STRUCTURE_ID"));
        assertEquals("I", row.get("ACTION"));
        assertEquals("M", row.get("FREQ"));
        assertEquals("DA06_III_3", row.get("INDICATOR"));
        assertEquals("92.5", row.get("OBS_VALUE"));
    }

    private static void keep(String name, Response answer) throws IOException {
        answer.then().statusCode(200);
        Path folder = Files.createDirectories(Path.of("target/open-data"));
        Files.writeString(folder.resolve(name), answer.asString(), StandardCharsets.UTF_8);
    }

    // ---- DCAT

    @Test
    void theCatalogueDescribesEachPublication() throws IOException {
        Response answer = anybody().get("/catalog.jsonld");
        keep("catalog.jsonld", answer);
        answer.then()
                .contentType("application/ld+json")
                .body("'@type'", is("dcat:Catalog"))
                .body("'dcat:dataset'", hasSize(1))
                .body("'dcat:dataset'[0].'dct:identifier'", is(FIGURES))
                .body("'dcat:dataset'[0].'dct:temporal'.'dcat:startDate'.'@value'", is("2026-10-15"))
                .body("'dcat:dataset'[0].'dct:spatial'.'skos:notation'", is("10816"))
                .body("'dcat:dataset'[0].'dcat:distribution'", hasSize(4));
        // Whoever follows a distribution gets it.
        List<String> files =
                answer.jsonPath().getList("'dcat:dataset'[0].'dcat:distribution'.'dcat:downloadURL'.'@id'");
        for (String file : files) {
            anybody()
                    .get(file.substring(file.indexOf("/public/v1") + 10))
                    .then()
                    .statusCode(200);
        }
        String sum = answer.jsonPath()
                .getString("'dcat:dataset'[0].'dcat:distribution'[0].'spdx:checksum'.'spdx:checksumValue'.'@value'");
        anybody().get(VERSION).then().body("digest", is(sum));
    }

    @Test
    void aBulletinsProceduresAreADistributionOfTheirOwn() {
        released(bulletin(), null);
        String all = "'dcat:dataset'[0].'dcat:distribution'";
        Response answer = anybody().get("/catalog.jsonld?kind=ADMINISTRATIVE_PROCEDURES");
        answer.then().body(all, hasSize(5));
        String procedures = all + ".find { it.'dcat:downloadURL'.'@id'.endsWith('" + PROCEDURES + "') }.";
        answer.then()
                .body(
                        procedures + "'dcat:mediaType'.'@id'",
                        is("https://www.iana.org/assignments/media-types/text/csv"))
                .body(procedures + "'dct:conformsTo'.'@id'", is("https://www.rfc-editor.org/info/rfc4180"))
                .body(procedures + "'dct:description'.'@value'", containsString("Mỗi dòng một thủ tục"))
                .body(procedures + "'@type'", is("dcat:Distribution"))
                .body(procedures + "'dct:license'.'@id'", startsWith("https://"));
        String address = answer.path(procedures + "'dcat:downloadURL'.'@id'");
        anybody()
                .get(address.substring(address.indexOf("/public/v1") + 10))
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"));
    }

    @Test
    void aCorrectionSaysWhatWasWrong() {
        released(correction(as(ADMINISTRATOR).get("/publications").path("items[0].id")), null);
        anybody()
                .get("/catalog.jsonld")
                .then()
                .body("'@context'.adms", is("http://www.w3.org/ns/adms#"))
                .body("'dcat:dataset'", hasSize(1))
                .body("'dcat:dataset'[0].'dcat:version'", is("2"))
                .body("'dcat:dataset'[0].'dcat:previousVersion'.'@id'", endsWith("/public/v1" + VERSION))
                .body("'dcat:dataset'[0].'adms:versionNotes'.'@value'", is("Số liệu III.3 tính trùng."))
                .body("'dcat:dataset'[0].'adms:versionNotes'.'@language'", is("vi"));
    }

    /** Of DCAT 3 (W3C, 2024) and what it takes from other vocabularies; Hydra is for the pages. */
    private static final Set<String> TERMS = Set.of(
            "dcat:Catalog",
            "dcat:Dataset",
            "dcat:DatasetSeries",
            "dcat:Distribution",
            "dcat:accessURL",
            "dcat:dataset",
            "dcat:distribution",
            "dcat:downloadURL",
            "dcat:endDate",
            "dcat:inSeries",
            "dcat:keyword",
            "dcat:landingPage",
            "dcat:mediaType",
            "dcat:previousVersion",
            "dcat:startDate",
            "dcat:version",
            "adms:versionNotes",
            "dct:Location",
            "dct:PeriodOfTime",
            "dct:accessRights",
            "dct:accrualPeriodicity",
            "dct:conformsTo",
            "dct:description",
            "dct:identifier",
            "dct:issued",
            "dct:language",
            "dct:license",
            "dct:modified",
            "dct:publisher",
            "dct:spatial",
            "dct:temporal",
            "dct:title",
            "foaf:Agent",
            "foaf:name",
            "skos:notation",
            "skos:prefLabel",
            "spdx:Checksum",
            "spdx:algorithm",
            "spdx:checksum",
            "spdx:checksumValue",
            "hydra:PartialCollectionView",
            "hydra:next",
            "hydra:view",
            "xsd:date",
            "xsd:dateTime",
            "xsd:hexBinary");

    @Test
    void theCatalogueUsesTermsThatExist() {
        released(correction(as(ADMINISTRATOR).get("/publications").path("items[0].id")), null);
        released(bulletin(), null);
        JsonNode first = Pages.parse(anybody().get("/catalog.jsonld?limit=1").asString());
        JsonNode rest = Pages.parse(anybody().get("/catalog.jsonld").asString());
        Set<String> used = new TreeSet<>();
        used.addAll(terms(first));
        used.addAll(terms(rest));
        assertEquals(new TreeSet<>(TERMS), used);
        for (String term : used) {
            assertTrue(first.get("@context").has(term.substring(0, term.indexOf(':'))), term);
        }
    }

    private static Set<String> terms(JsonNode node) {
        Set<String> terms = new HashSet<>();
        node.properties().forEach(field -> {
            if (field.getKey().equals("@type")) {
                terms.add(field.getValue().textValue());
            } else if (!field.getKey().startsWith("@")) {
                terms.add(field.getKey());
            }
            if (!field.getKey().equals("@context")) {
                terms.addAll(terms(field.getValue()));
            }
        });
        node.elements().forEachRemaining(element -> {
            if (node.isArray()) {
                terms.addAll(terms(element));
            }
        });
        return terms;
    }

    @Test
    void theCatalogueComesInPages() {
        released(bulletin(), null);
        Response first = anybody().get("/catalog.jsonld?sort=code&limit=1");
        first.then().body("'dcat:dataset'.'dct:identifier'", contains(BULLETIN));
        String next = first.jsonPath().getString("'hydra:view'.'hydra:next'.'@id'");
        anybody()
                .urlEncodingEnabled(false)
                .get(next.substring(next.indexOf("/public/v1") + 10))
                .then()
                .body("'dcat:dataset'.'dct:identifier'", contains(FIGURES))
                .body("'hydra:view'", not(containsString("hydra:next")));
    }
}
