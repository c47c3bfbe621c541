package vn.tiendo06.upgrade;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tiendo06.testing.ApiTest;
import vn.tiendo06.testing.Prepared;
import vn.tiendo06.testing.Tokens;

/** What release 0.1 does in SQL on this schema loses nothing that is kept now (V55). */
@QuarkusTest
class WritesOfTheReleaseBeforeTest extends ApiTest {

    private static final String COUNTRY = Tokens.of("administrator", "VN");

    @Test
    void aDeletedExemptionIsOneTakenBack() throws SQLException {
        String id = Prepared.exemption().id();
        execute("delete from exemption where id = '" + id + "'");
        assertEquals(
                List.of("Hệ thống ngừng true true"),
                texts("select reason || ' ' || (lifted_by is not null) || ' ' || (lifted_at is not null)"
                        + " from exemption where id = '" + id + "'"));
        as(COUNTRY).delete("/obligations/exemptions/{id}", id).then().statusCode(404);
        as(COUNTRY, Prepared.exemptionBody())
                .post("/obligations/exemptions")
                .then()
                .statusCode(201);
        assertThrows(SQLException.class, () -> execute("delete from exemption where id = '" + id + "'"));
    }

    @Test
    void aHolidayIsOneFromThenOnAndADeletedOneWasOne() throws SQLException {
        execute("insert into holiday (day, name, basis) values ('2027-02-09', 'Tết Nguyên đán', null)"
                + " on conflict (day) do update set name = excluded.name, basis = excluded.basis");
        assertEquals(
                List.of("t"),
                texts("select recorded_at > now() - interval '1 hour' from holiday where day = '2027-02-09'"));
        execute("delete from holiday where day = '2027-02-09'");
        assertEquals(List.of("Tết Nguyên đán"), texts("select name from holiday_past where day = '2027-02-09'"));

        as(COUNTRY, Map.of("day", "2027-02-08", "name", "Tết Nguyên đán"))
                .put("/holidays/{day}", "2027-02-08")
                .then()
                .statusCode(200);
        as(COUNTRY).delete("/holidays/{day}", "2027-02-08").then().statusCode(204);
        assertEquals(List.of("1"), texts("select count(*) from holiday_past where day = '2027-02-08'"));
    }

    @Test
    void aTrajectoryThatWasSetIsAChoice() throws SQLException {
        execute("update subject set trajectory_chosen = 'HELD' where id = '" + Prepared.TARGET + "'");
        assertEquals(List.of("HELD"), choices());
        as(COUNTRY, Map.of("trajectory", "LINEAR"))
                .header(
                        "If-Match",
                        as(COUNTRY).get("/targets/{id}", Prepared.TARGET).header("ETag"))
                .put("/targets/{id}/trajectory", Prepared.TARGET)
                .then()
                .statusCode(200)
                .body("trajectory", is("LINEAR"));
        assertEquals(List.of("HELD", "LINEAR"), choices());
    }

    private List<String> choices() throws SQLException {
        return texts(
                "select trajectory from trajectory_choice where subject_id = '" + Prepared.TARGET + "' order by id");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
