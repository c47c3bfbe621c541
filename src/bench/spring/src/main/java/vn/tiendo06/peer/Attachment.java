package vn.tiendo06.peer;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import vn.tiendo06.progress.AttachmentView;

@Entity
@Immutable
@Table(name = "submission_attachment")
class Attachment {

    @Id
    private UUID id;

    private String name;
    private String description;
    private String mediaType;
    private long size;
    private String sha256;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "uploaded_at"))
    @AttributeOverride(name = "subject", column = @Column(name = "uploaded_by"))
    @AttributeOverride(name = "name", column = @Column(name = "uploaded_by_name"))
    private Stamp uploaded;

    AttachmentView view() {
        return new AttachmentView(id, name, mediaType, size, sha256, description, Stamp.view(uploaded));
    }
}
