package vn.tiendo06.evidence;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** A real S3 server (signatures checked) whose bucket is a directory that tests can look into. */
public class S3Server implements QuarkusTestResourceLifecycleManager {

    static final String DIRECTORY = "test.s3.directory";
    static final String BUCKET = "evidence-test";

    private S3Proxy server;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("tiendo06-s3-");
            Files.createDirectory(directory.resolve(BUCKET));
            Properties settings = new Properties();
            settings.setProperty("jclouds.filesystem.basedir", directory.toString());
            server = S3Proxy.builder()
                    .blobStore(BlobStores.create("filesystem", settings))
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V4, "test-key", "test-secret")
                    .build();
            server.start();
            while (!server.getState().equals("STARTED")) {
                Thread.sleep(20);
            }
            return Map.of(
                    DIRECTORY,
                    directory.toString(),
                    "tiendo06.evidence.s3.endpoint",
                    "http://127.0.0.1:" + server.getPort(),
                    "tiendo06.evidence.s3.bucket",
                    BUCKET,
                    "tiendo06.evidence.s3.access-key-id",
                    "test-key",
                    "tiendo06.evidence.s3.secret-access-key",
                    "test-secret");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
