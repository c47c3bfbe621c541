package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import vn.tiendo06.kernel.error.ProblemType;

/** Writes receipts, and none for content that is not what was submitted. */
@ApplicationScoped
class ReceiptDesk {

    private static final Set<SubmissionState> APPROVED =
            EnumSet.of(SubmissionState.APPROVED, SubmissionState.SUPERSEDED);

    private static final Set<SubmissionState> HANDED_IN =
            EnumSet.of(SubmissionState.SUBMITTED, SubmissionState.CONFIRMED);

    private final SubmissionService service;
    private final SubmissionRepository submissions;

    ReceiptDesk(SubmissionService service, SubmissionRepository submissions) {
        this.service = service;
        this.submissions = submissions;
    }

    @Transactional
    Receipt receipt(UUID id) {
        SubmissionView view = service.get(id);
        boolean approved = APPROVED.contains(view.state());
        if (!approved && !HANDED_IN.contains(view.state())) {
            throw ProblemType.TRANSITION_NOT_ALLOWED.because("no-receipt", view.state());
        }
        String content = ContentHash.text(submissions.findById(id));
        if (!ContentHash.of(content).equals(view.contentHash())) {
            throw ProblemType.CONFLICT.because("content-changed");
        }
        return new Receipt(
                id,
                view.state(),
                "SHA-256",
                content,
                view.contentHash(),
                view.submitted(),
                approved ? view.reviewed() : null,
                view.attachments());
    }
}
