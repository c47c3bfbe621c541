package vn.tiendo06.peer;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.progress.SubmissionState;
import vn.tiendo06.progress.SubmissionView;

@Service
@Transactional(readOnly = true)
class SubmissionService {

    private static final DateTimeFormatter KEY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final SubmissionRepository submissions;

    SubmissionService(SubmissionRepository submissions) {
        this.submissions = submissions;
    }

    SubmissionView get(UUID id, Reach reach) {
        return submissions
                .findVisible(id, reach)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .view();
    }

    Page<SubmissionView> list(String plan, SubmissionState state, int limit, Reach reach) {
        List<Submission> found = submissions.findVisible(plan, state, reach, Limit.of(limit + 1));
        List<Submission> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown.stream().map(Submission::view).toList(), found.size() > limit ? cursor(shown.getLast()) : null);
    }

    private static String cursor(Submission last) {
        String place = "[\"-updatedAt\",\"%s\",\"%s\"]".formatted(KEY.format(last.updatedAt()), last.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }
}
