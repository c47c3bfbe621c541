package vn.tiendo06.evidence;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import vn.tiendo06.kernel.error.ProblemType;

/**
 * Files in an S3-compatible service. It knows no transactions: an object is put before the commit and removed again if
 * that fails; one to be deleted goes after the commit. Where the service cannot be reached then, an object stays behind
 * that no row refers to.
 */
@ApplicationScoped
class S3Store implements EvidenceStore {

    private static final Logger LOG = Logger.getLogger(S3Store.class);

    private final EvidenceSettings.S3 settings;
    private final TransactionSynchronizationRegistry transaction;
    private volatile S3Client client;

    S3Store(EvidenceSettings settings, TransactionSynchronizationRegistry transaction) {
        this.settings = settings.s3();
        this.transaction = transaction;
    }

    @Override
    public StoreKind kind() {
        return StoreKind.S3;
    }

    @Override
    public void write(UUID key, Path content) {
        after(Status.STATUS_ROLLEDBACK, key);
        ask(s3 -> s3.putObject(request -> request.bucket(bucket()).key(name(key)), content));
    }

    @Override
    public InputStream open(UUID key) {
        return ask(s3 -> s3.getObject(request -> request.bucket(bucket()).key(name(key))));
    }

    @Override
    public void delete(UUID key) {
        after(Status.STATUS_COMMITTED, key);
    }

    private void after(int outcome, UUID key) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == outcome) {
                    remove(key);
                }
            }
        });
    }

    private void remove(UUID key) {
        try {
            client().deleteObject(request -> request.bucket(bucket()).key(name(key)));
        } catch (SdkException e) {
            LOG.warnf("Object %s stays in the bucket though nothing refers to it: %s", name(key), e.getMessage());
        }
    }

    private <T> T ask(Function<S3Client, T> question) {
        try {
            return question.apply(client());
        } catch (SdkException e) {
            LOG.errorf("S3: %s", e.getMessage());
            throw ProblemType.UNAVAILABLE.because("evidence-store");
        }
    }

    private static String name(UUID key) {
        return "evidence/" + key;
    }

    private String bucket() {
        return settings.bucket().orElseThrow(() -> new IllegalStateException("tiendo06.evidence.s3.bucket is missing"));
    }

    private synchronized S3Client client() {
        if (client == null) {
            client = build();
        }
        return client;
    }

    private S3Client build() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                // Newer checksum headers are unknown to many compatible services; the digest is ours to check.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        settings.endpoint().ifPresent(builder::endpointOverride);
        if (settings.accessKeyId().isPresent() && settings.secretAccessKey().isPresent()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    settings.accessKeyId().get(), settings.secretAccessKey().get())));
        }
        return builder.build();
    }

    @PreDestroy
    void close() {
        if (client != null) {
            client.close();
        }
    }
}
