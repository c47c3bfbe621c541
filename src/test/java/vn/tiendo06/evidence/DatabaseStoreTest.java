package vn.tiendo06.evidence;

import io.quarkus.test.junit.QuarkusTest;

/** Files in PostgreSQL. */
@QuarkusTest
class DatabaseStoreTest extends StoreSuite {

    @Override
    long stored() throws Exception {
        return count("(select distinct object_id from evidence_chunk) o");
    }
}
