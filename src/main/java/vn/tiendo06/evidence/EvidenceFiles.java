package vn.tiendo06.evidence;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files that reports rest on: one door to whichever store keeps them. */
@ApplicationScoped
public class EvidenceFiles {

    private final EvidenceSettings settings;
    private final Map<StoreKind, EvidenceStore> stores;

    EvidenceFiles(EvidenceSettings settings, @All List<EvidenceStore> stores) {
        this.settings = settings;
        this.stores = stores.stream().collect(Collectors.toMap(EvidenceStore::kind, Function.identity()));
    }

    /** Where a file is. */
    public record Place(StoreKind store, UUID key) {}

    void check(@Observes StartupEvent event) {
        if (settings.store() == StoreKind.S3 && settings.s3().bucket().isEmpty()) {
            throw new IllegalStateException(
                    "Missing setting tiendo06.evidence.s3.bucket: set the environment variable TIENDO06_EVIDENCE_S3_BUCKET");
        }
    }

    /** Keeps a file if the caller's transaction commits. */
    public Place keep(ReceivedFile file) {
        Place place = new Place(settings.store(), UUID.randomUUID());
        try {
            stores.get(place.store()).write(place.key(), file.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return place;
    }

    /** The content, read as it is consumed. */
    public InputStream open(Place place) {
        try {
            return stores.get(place.store()).open(place.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file if the caller's transaction commits. */
    public void delete(Place place) {
        stores.get(place.store()).delete(place.key());
    }

    /** Content-Disposition that saves a file by its name, whatever letters it has. */
    public static String disposition(String name) {
        return FileName.disposition(name);
    }
}
