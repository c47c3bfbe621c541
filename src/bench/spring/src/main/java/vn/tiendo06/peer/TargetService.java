package vn.tiendo06.peer;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import vn.tiendo06.insight.PeerProgress;
import vn.tiendo06.insight.TargetProgress;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.PeerRows;
import vn.tiendo06.kernel.page.Row;

@Service
@Transactional(readOnly = true)
class TargetService {

    private final TargetRepository targets;
    private final LocalCalendar calendar;
    private final PeerProgress rules;

    TargetService(TargetRepository targets, LocalCalendar calendar) {
        this.targets = targets;
        this.calendar = calendar;
        this.rules = new PeerProgress(calendar);
    }

    TargetProgress progress(String id, Reach reach, Locale locale) {
        Row target = targets.target(id, calendar.today(), array(reach.localities()), array(reach.units()))
                .map(PeerRows::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return rules.of(target, PeerRows.of(targets.series(id)), locale);
    }

    private static String[] array(List<String> codes) {
        return codes.toArray(String[]::new);
    }
}
