package vn.tiendo06.unit;

import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Tokens;

/** One unit, by its code or by what it is called. */
@QuarkusTest
class UnitTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"10816.VH", "Phòng Văn hoá xã", "phòng văn hóa", "PHONG VAN HOA"})
    void isFoundByCodeOrWording(String named) {
        as(Tokens.of("viewer", COMMUNE))
                .get("/units/{code}", named)
                .then()
                .statusCode(200)
                .header("Vary", is("Accept-Language"))
                .body("code", is(CULTURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10816.XX", "Phòng Văn", "Sở không có"})
    void isNotGuessed(String named) {
        as(Tokens.of("viewer", COMMUNE))
                .get("/units/{code}", named)
                .then()
                .statusCode(404)
                .header("Vary", is("Accept-Language"))
                .body("code", is("not-found"));
    }
}
