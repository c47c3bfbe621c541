package vn.tiendo06.insight;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tiendo06.testing.Reports.approved;
import static vn.tiendo06.testing.Reports.draft;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Communes;
import vn.tiendo06.testing.TestClock;
import vn.tiendo06.testing.Tokens;

/** Pictures: well-formed, with words for screen readers, cacheable, in both themes, languages and formats. */
@QuarkusTest
class ChartTest extends ApiTest {

    private static final String VIEWER = Tokens.of("viewer", COMMUNE);
    private static final String CHART = "/targets/" + PLAN + ".MT.III.3/chart.svg";

    private static void history() {
        for (int month = 4; month <= 11; month++) {
            TestClock.set(LocalDate.of(2026, month, 16));
            approved(
                    Tokens.reporter(POLICE),
                    Tokens.of("reviewer", COMMUNE),
                    draft(
                            PLAN + ".MT.III.3",
                            POLICE,
                            "2026-%02d".formatted(month),
                            Map.of("value", 40 + 4 * (month - 4) + month % 3)));
        }
    }

    private static Response svg(String token, String path) {
        Response response = as(token).accept("image/svg+xml").get(path);
        response.then()
                .statusCode(200)
                .contentType(startsWith("image/svg+xml"))
                .header("X-Content-Type-Options", "nosniff");
        return response;
    }

    private static Document parsed(Response response) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(response.asByteArray()));
        assertEquals("img", document.getDocumentElement().getAttribute("role"));
        return document;
    }

    private static String word(Document document, String element) {
        return document.getElementsByTagName(element).item(0).getTextContent();
    }

    private static void coloured(Response chart, ChartTheme theme, ChartTheme other) {
        String svg = chart.asString();
        for (Color colour : List.of(theme.background, theme.text, theme.mark, theme.second)) {
            assertTrue(svg.contains(css(colour)), theme + " without " + css(colour));
        }
        for (Color colour : List.of(other.background, other.text, other.mark, other.second)) {
            assertFalse(svg.contains(css(colour)), theme + " with " + css(colour));
        }
    }

    private static String css(Color colour) {
        return "rgb(%d,%d,%d)".formatted(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    // To be looked at.
    private static void keep(String name, byte[] content) throws IOException {
        Path directory = Files.createDirectories(Path.of("target/charts"));
        Files.write(directory.resolve(name), content);
    }

    @Test
    void aTarget() throws Exception {
        history();
        Response light = svg(VIEWER, CHART);
        Document document = parsed(light);
        assertTrue(word(document, "title").startsWith("III.3. "));
        assertTrue(word(document, "desc").contains("Dự báo cuối năm 2026"), word(document, "desc"));
        assertTrue(light.asString().contains("Số liệu được duyệt"));
        keep("target-light.svg", light.asByteArray());
        Response dark = svg(VIEWER, CHART + "?theme=DARK");
        keep("target-dark.svg", dark.asByteArray());
        assertNotEquals(light.header("ETag"), dark.header("ETag"));
        coloured(light, ChartTheme.LIGHT, ChartTheme.DARK);
        coloured(dark, ChartTheme.DARK, ChartTheme.LIGHT);
        as(VIEWER)
                .accept("image/svg+xml")
                .header("Accept-Language", "en")
                .get(CHART)
                .then()
                .body(containsString("Approved figures"));
    }

    @Test
    void isCacheable() {
        history();
        Response first = svg(VIEWER, CHART);
        assertArrayEquals(first.asByteArray(), svg(VIEWER, CHART).asByteArray());
        as(VIEWER)
                .accept("image/svg+xml")
                .header("If-None-Match", first.header("ETag"))
                .get(CHART)
                .then()
                .statusCode(304);
    }

    @Test
    void asPng() throws Exception {
        history();
        Response png = as(VIEWER).accept("image/png").get(CHART);
        png.then().statusCode(200).contentType("image/png");
        Set<String> vary = png.headers().getList("Vary").stream()
                .flatMap(header -> Stream.of(header.getValue().split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
        assertTrue(vary.contains("Accept"), vary.toString());
        assertTrue(vary.contains("Accept-Language"), vary.toString());
        keep("target.png", png.asByteArray());
        assertEquals(
                960, ImageIO.read(new ByteArrayInputStream(png.asByteArray())).getWidth());
        as(VIEWER).accept("image/webp").get(CHART).then().statusCode(406);
    }

    @Test
    void aPlansBoard() throws Exception {
        Response board = svg(VIEWER, "/plans/" + PLAN + "/chart.svg");
        Document document = parsed(board);
        assertTrue(word(document, "title").contains("xã Hà Bắc"));
        assertTrue(word(document, "desc").contains("Quá hạn 4"), word(document, "desc"));
        keep("plan-light.svg", board.asByteArray());
        keep(
                "plan-dark.png",
                as(VIEWER)
                        .accept("image/png")
                        .get("/plans/" + PLAN + "/chart.svg?theme=DARK")
                        .asByteArray());
    }

    @Test
    void aProvince() throws Exception {
        Communes.establish(7);
        for (int i = 1; i <= 7; i++) {
            Communes.report(i, 1, "2026-11", Map.of("value", 20 + 10 * i));
        }
        Response chart = svg(Tokens.of("viewer", Communes.PROVINCE), "/rollups/chart.svg?indicator=" + Communes.SHARE);
        assertTrue(word(parsed(chart), "desc").startsWith("7 trên 7 xã đã có số liệu; trung vị 60"));
        keep("rollup.svg", chart.asByteArray());
    }

    @Test
    void inTheDark() throws Exception {
        BufferedImage board = ImageIO.read(new ByteArrayInputStream(as(VIEWER)
                .accept("image/png")
                .get("/plans/" + PLAN + "/chart.svg?theme=DARK")
                .asByteArray()));
        assertEquals(ChartTheme.DARK.background.getRGB(), board.getRGB(1, 1));
        assertEquals(ChartTheme.DARK.background.getRGB(), board.getRGB(board.getWidth() - 2, board.getHeight() - 2));
    }

    @Test
    void withoutFigures() throws Exception {
        parsed(svg(VIEWER, CHART));
        parsed(svg(VIEWER, "/targets/" + PLAN + ".MT.II.13/chart.svg"));
        parsed(svg(VIEWER, "/rollups/chart.svg?indicator=DA06.III.3"));
    }

    @Test
    void badRequests() {
        as(VIEWER)
                .accept("image/svg+xml, application/problem+json")
                .get(CHART + "?theme=PINK")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("query/theme"));
        as(VIEWER).get("/rollups/chart.svg").then().statusCode(400);
        as(Tokens.of("viewer", "10819")).get(CHART).then().statusCode(404);
    }

    @Test
    void theFontKnowsVietnamese() {
        String letters = "ăâđêôơưĂÂĐÊÔƠƯáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
        assertEquals(-1, ChartFont.of(12).canDisplayUpTo(letters));
    }

    @AfterEach
    void withoutCommunes() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Communes.FORGET);
        }
    }
}
