package vn.tiendo06.audit;

import java.util.List;
import java.util.UUID;
import vn.tiendo06.audit.AuditVerification.BrokenLink;
import vn.tiendo06.audit.AuditVerification.Reason;

/** Walks along a chain, batch by batch, up to the first link that does not hold. */
final class ChainCheck {

    /** What the first link of every chain names as its predecessor. */
    static final String BEGINNING = "0".repeat(64);

    /** Where a chain says that it ends. */
    record Head(long ordinal, String hash) {}

    /**
     * A link.
     *
     * @param computed the hash that its content gives today
     */
    record Link(UUID id, long ordinal, String previousHash, String hash, String computed) {}

    private long checked;
    private String lastHash = BEGINNING;
    private BrokenLink broken;

    /** Checks the links that follow; false when one is broken. */
    boolean follow(List<Link> links) {
        for (Link link : links) {
            Reason reason = fault(link);
            if (reason == Reason.MISSING) {
                broken = new BrokenLink(null, checked + 1, reason);
            } else if (reason != null) {
                broken = new BrokenLink(link.id(), link.ordinal(), reason);
            }
            if (broken != null) {
                return false;
            }
            checked++;
            lastHash = link.hash();
        }
        return true;
    }

    private Reason fault(Link link) {
        if (link.ordinal() != checked + 1) {
            return Reason.MISSING;
        }
        if (!link.previousHash().equals(lastHash)) {
            return Reason.PREVIOUS_HASH_DIFFERS;
        }
        return link.hash().equals(link.computed()) ? null : Reason.CONTENT_CHANGED;
    }

    /** Holds the last link against what the chain says of its end. */
    void end(Head head, UUID lastId) {
        if (broken == null && checked < head.ordinal()) {
            broken = new BrokenLink(null, checked + 1, Reason.MISSING);
        } else if (broken == null && !lastHash.equals(head.hash())) {
            broken = new BrokenLink(lastId, checked, Reason.HEAD_DIFFERS);
        }
    }

    /** A link where the chain should have ended. */
    void beyond(Link link) {
        if (broken == null) {
            broken = new BrokenLink(link.id(), link.ordinal(), Reason.BEYOND_HEAD);
        }
    }

    long checked() {
        return checked;
    }

    BrokenLink broken() {
        return broken;
    }
}
