package vn.tiendo06.access;

import java.util.List;
import java.util.Map;

/**
 * A call that each operation takes, as the access matrix makes it, for tests that begin from good calls.
 *
 * @param body null for none; a text is sent as it is, all else as JSON
 */
public record WellFormed(
        String operationId, Map<String, String> path, Map<String, String> query, Object body, String mediaType) {

    public static List<WellFormed> all() {
        return Samples.ALL.stream()
                .map(sample -> new WellFormed(
                        sample.operationId, sample.parameters, sample.query, sample.body, sample.mediaType))
                .toList();
    }
}
