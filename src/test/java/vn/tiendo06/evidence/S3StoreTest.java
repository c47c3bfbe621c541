package vn.tiendo06.evidence;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files in an S3-compatible service: a real server inside the test. */
@QuarkusTest
@TestProfile(S3StoreTest.Profile.class)
class S3StoreTest extends StoreSuite {

    /** The application with the other store. */
    public static class Profile implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(S3Server.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tiendo06.evidence.store", "s3");
        }
    }

    @ConfigProperty(name = S3Server.DIRECTORY)
    Path directory;

    @BeforeEach
    void emptyBucket() throws Exception {
        for (Path object : objects()) {
            Files.delete(object);
        }
    }

    @Override
    long stored() throws Exception {
        return objects().size();
    }

    private List<Path> objects() throws Exception {
        try (Stream<Path> files = Files.walk(directory.resolve(S3Server.BUCKET))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aBucketThatIsAwayIsA503AndNothingIsStored() throws Exception {
        String id = draft();
        String file = attached(id, 0);
        Path away = directory.resolve("away");
        Files.move(directory.resolve(S3Server.BUCKET), away);
        try {
            attach(id, 1, "b.pdf", Samples.pdf()).statusCode(503).body("code", is("unavailable"));
            as(REPORTER)
                    .get("/submissions/{id}/attachments/{file}", id, file)
                    .then()
                    .statusCode(503);
        } finally {
            Files.move(away, directory.resolve(S3Server.BUCKET));
        }
        assertEquals(1, count("submission_attachment"));
        attach(id, 1, "b.pdf", Samples.pdf()).statusCode(201);
    }
}
