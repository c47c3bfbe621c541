package vn.tiendo06.progress;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import vn.tiendo06.evidence.EvidenceFiles;
import vn.tiendo06.evidence.ReceivedFile;
import vn.tiendo06.evidence.StoreKind;

/** A file that a submission rests on: its description; the content is kept apart. Never changed. */
@Entity
@Immutable
@Table(name = "submission_attachment")
class Attachment {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Enumerated(EnumType.STRING)
    private StoreKind store;

    @Column(name = "object_id")
    private UUID objectId;

    private String name;
    private String description;

    @Column(name = "media_type")
    private String mediaType;

    private long size;
    private String sha256;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "uploaded_at"))
    @AttributeOverride(name = "issuer", column = @Column(name = "uploaded_by_issuer"))
    @AttributeOverride(name = "subject", column = @Column(name = "uploaded_by"))
    @AttributeOverride(name = "name", column = @Column(name = "uploaded_by_name"))
    private Stamp uploaded;

    protected Attachment() {}

    Attachment(EvidenceFiles.Place place, ReceivedFile file, String description, Stamp by) {
        this.store = place.store();
        this.objectId = place.key();
        this.name = file.name();
        this.description = description;
        this.mediaType = file.mediaType();
        this.size = file.size();
        this.sha256 = file.sha256();
        this.uploaded = by;
    }

    /** The same file for a correction: it refers to the same stored content. */
    Attachment copy() {
        Attachment copy = new Attachment();
        copy.store = store;
        copy.objectId = objectId;
        copy.name = name;
        copy.description = description;
        copy.mediaType = mediaType;
        copy.size = size;
        copy.sha256 = sha256;
        copy.uploaded = uploaded;
        return copy;
    }

    UUID id() {
        return id;
    }

    EvidenceFiles.Place place() {
        return new EvidenceFiles.Place(store, objectId);
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    String mediaType() {
        return mediaType;
    }

    long size() {
        return size;
    }

    String sha256() {
        return sha256;
    }
}
