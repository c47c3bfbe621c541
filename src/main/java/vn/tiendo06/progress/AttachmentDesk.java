package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import vn.tiendo06.evidence.EvidenceFiles;
import vn.tiendo06.evidence.EvidenceSettings;
import vn.tiendo06.evidence.ReceivedFile;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.web.Etag;

/** Attaches files to unfinished submissions and gives them out to whoever sees the submission. */
@ApplicationScoped
class AttachmentDesk {

    private final ReviewDesk desk;
    private final SubmissionService service;
    private final SubmissionRepository submissions;
    private final EvidenceFiles files;
    private final EvidenceSettings settings;

    AttachmentDesk(
            ReviewDesk desk,
            SubmissionService service,
            SubmissionRepository submissions,
            EvidenceFiles files,
            EvidenceSettings settings) {
        this.desk = desk;
        this.service = service;
        this.submissions = submissions;
        this.files = files;
        this.settings = settings;
    }

    /** A submission after a change of its files, and the file. */
    record Change(SubmissionView submission, UUID attachmentId) {}

    /**
     * Refuses before the file is received whoever could not attach it.
     *
     * @param repeatable the request has a key: it may be a repetition of one that has moved the version itself
     */
    @Transactional
    void admit(UUID id, String ifMatch, boolean repeatable) {
        Submission submission = desk.own(id);
        if (repeatable) {
            Etag.version(ifMatch);
        } else {
            Etag.require(ifMatch, submission.version());
            desk.requireEditable(submission);
            refuseUnlessRoom(submission);
        }
    }

    @Transactional
    Change attach(UUID id, String ifMatch, ReceivedFile file, String description) {
        Submission submission = desk.own(id, ifMatch);
        desk.requireEditable(submission);
        refuseUnlessRoom(submission);
        if (submission.attachments().stream().anyMatch(other -> other.name().equals(file.name()))) {
            throw Fault.query("name", "duplicate-code", file.name()).asException();
        }
        UUID[] attached = new UUID[1];
        SubmissionView view = desk.moved(submission, SubmissionAction.EDIT, null, by -> {
            Attachment attachment = new Attachment(files.keep(file), file, description, by);
            submission.editing(by.at(), () -> submission.attachments().add(attachment));
            submissions.flush();
            attached[0] = attachment.id();
        });
        return new Change(view, attached[0]);
    }

    @Transactional
    SubmissionView detach(UUID id, UUID attachmentId, String ifMatch) {
        Submission submission = desk.own(id, ifMatch);
        desk.requireEditable(submission);
        Attachment attachment = find(submission, attachmentId);
        SubmissionView view = desk.moved(
                submission,
                SubmissionAction.EDIT,
                null,
                by -> submission.editing(by.at(), () -> submission.attachments().remove(attachment)));
        if (!submissions.refersTo(attachment.place().key())) {
            files.delete(attachment.place());
        }
        return view;
    }

    @Transactional
    Attachment get(UUID id, UUID attachmentId) {
        service.get(id);
        return find(submissions.findById(id), attachmentId);
    }

    private void refuseUnlessRoom(Submission submission) {
        if (submission.attachments().size() >= settings.maxCount()) {
            throw ProblemType.CONFLICT.because("too-many-attachments", settings.maxCount());
        }
    }

    private static Attachment find(Submission submission, UUID attachmentId) {
        return submission.attachments().stream()
                .filter(attachment -> attachment.id().equals(attachmentId))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("attachment", attachmentId));
    }
}
