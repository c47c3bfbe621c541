package vn.tiendo06.evidence;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Files in PostgreSQL. */
@QuarkusTest
class DatabaseStoreTest extends StoreSuite {

    @Override
    long stored() throws Exception {
        return count("(select distinct object_id from evidence_chunk) o");
    }

    /** As where the disk is full: the server's own code. */
    @Test
    void aFullDiskIsA503AndNothingIsStored() throws Exception {
        String id = draft();
        sql("""
                create function no_room() returns trigger language plpgsql as $$
                begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$""");
        sql("create trigger no_room before insert on evidence_chunk for each row execute function no_room()");
        try {
            attach(id, 0, "b.pdf", Samples.pdf())
                    .statusCode(503)
                    .header("Retry-After", is("5"))
                    .body("code", is("unavailable"));
        } finally {
            sql("drop function no_room cascade");
        }
        assertEquals(0, stored());
        assertEquals(0, count("submission_attachment"));
        attach(id, 0, "b.pdf", Samples.pdf()).statusCode(201);
        assertEquals(1, stored());
    }

    private void sql(String statement) throws Exception {
        try (var connection = dataSource.getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
