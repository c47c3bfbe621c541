package vn.tiendo06.peer;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.tiendo06.insight.TargetProgress;
import vn.tiendo06.kernel.text.Messages;

@RestController
class TargetController {

    private final TargetService service;

    TargetController(TargetService service) {
        this.service = service;
    }

    @GetMapping("/api/v1/targets/{id}/progress")
    TargetProgress progress(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String language,
            @AuthenticationPrincipal Jwt caller) {
        return service.progress(id, Reach.of(caller), Messages.negotiate(language));
    }
}
