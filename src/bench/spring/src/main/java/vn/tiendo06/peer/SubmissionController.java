package vn.tiendo06.peer;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.progress.SubmissionState;
import vn.tiendo06.progress.SubmissionView;

@RestController
@RequestMapping("/api/v1/submissions")
class SubmissionController {

    private final SubmissionService service;

    SubmissionController(SubmissionService service) {
        this.service = service;
    }

    @GetMapping("/{id}")
    ResponseEntity<SubmissionView> get(@PathVariable UUID id, @AuthenticationPrincipal Jwt caller) {
        SubmissionView view = service.get(id, Reach.of(caller));
        return ResponseEntity.ok().eTag(Integer.toString(view.version())).body(view);
    }

    @GetMapping
    Page<SubmissionView> list(
            @RequestParam String plan,
            @RequestParam SubmissionState state,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Jwt caller) {
        return service.list(plan, state, limit, Reach.of(caller));
    }
}
