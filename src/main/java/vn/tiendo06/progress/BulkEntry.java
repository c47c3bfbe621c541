package vn.tiendo06.progress;

import vn.tiendo06.kernel.error.ApiException;

/**
 * One report of a bulk write.
 *
 * @param index its place in what the caller sent
 * @param ref the caller's own name for it, or null
 * @param draft null where it could not be read
 * @param unreadable why it could not be read, else null
 */
public record BulkEntry(int index, String ref, SubmissionDraft draft, ApiException unreadable) {

    public static BulkEntry of(int index, String ref, SubmissionDraft draft) {
        return new BulkEntry(index, ref, draft, null);
    }

    public static BulkEntry unreadable(int index, String ref, ApiException why) {
        return new BulkEntry(index, ref, null, why);
    }
}
