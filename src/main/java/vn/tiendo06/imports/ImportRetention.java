package vn.tiendo06.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import vn.tiendo06.kernel.config.LocalCalendar;

/** Takes out finished jobs with their sources and results when their time is over; what they wrote stays. */
@ApplicationScoped
class ImportRetention {

    private final ImportRepository imports;
    private final LocalCalendar calendar;
    private final ImportSettings settings;

    ImportRetention(ImportRepository imports, LocalCalendar calendar, ImportSettings settings) {
        this.imports = imports;
        this.calendar = calendar;
        this.settings = settings;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int forget() {
        return imports.forget(calendar.now().minus(settings.kept()));
    }
}
