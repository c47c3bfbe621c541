package vn.tiendo06.startup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jboss.logging.Logger;
import vn.tiendo06.kernel.access.MembershipDraft;
import vn.tiendo06.kernel.access.MembershipService;
import vn.tiendo06.kernel.access.Role;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.locality.LocalityDraft;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.obligation.Holiday;
import vn.tiendo06.obligation.RegimeDraft;
import vn.tiendo06.obligation.RegimeRepository;
import vn.tiendo06.plan.PlanDocument;
import vn.tiendo06.plan.PlanLoadReport;
import vn.tiendo06.plan.PlanLoader;
import vn.tiendo06.progress.PeriodRepository;
import vn.tiendo06.progress.PeriodRule;

/** Gives a fresh database its reference data: localities, reporting periods, the plans asked for, a first administrator. */
@ApplicationScoped
class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class);

    private final StartupSettings settings;
    private final LocalityRepository localities;
    private final PeriodRepository periods;
    private final PlanLoader plans;
    private final RegimeRepository regimes;
    private final MembershipService memberships;
    private final LocalCalendar calendar;
    private final ObjectMapper mapper;

    Startup(
            StartupSettings settings,
            LocalityRepository localities,
            PeriodRepository periods,
            PlanLoader plans,
            RegimeRepository regimes,
            MembershipService memberships,
            LocalCalendar calendar,
            ObjectMapper mapper) {
        this.settings = settings;
        this.localities = localities;
        this.periods = periods;
        this.plans = plans;
        this.regimes = regimes;
        this.memberships = memberships;
        this.calendar = calendar;
        this.mapper = mapper;
    }

    private record HolidayFile(List<Holiday> holidays) {}

    private record LocalityFile(List<LocalityDraft> localities) {}

    @Transactional
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        localities.establish(read("localities.json", LocalityFile.class).localities());
        periods.establish(
                read("period-rules.json", PeriodRule.File.class).rules(),
                settings.periodsFromYear(),
                settings.periodsToYear());
        List<Holiday> holidays = read("holidays.json", HolidayFile.class).holidays();
        regimes.establish(holidays, null, read("regime-default.json", RegimeDraft.class), calendar.now());
        settings.plans().orElse(List.of()).stream()
                .filter(code -> !plans.isLoaded(code))
                .forEach(this::loadPlan);
        if (settings.administratorIssuer().isPresent()
                && settings.administratorSubject().isPresent()) {
            memberships.establish(new MembershipDraft(
                    settings.administratorIssuer().get(),
                    settings.administratorSubject().get(),
                    Role.ADMINISTRATOR,
                    List.of(),
                    List.of("VN")));
        }
    }

    private void loadPlan(String code) {
        PlanLoadReport report =
                plans.load(read("plans/" + code + ".json", PlanDocument.class), false, locality -> true);
        regimes.establish(List.of(), code, read("regimes/" + code + ".json", RegimeDraft.class), calendar.now());
        LOG.infof("Plan %s loaded: %d rows", code, report.created());
    }

    private <T> T read(String resource, Class<T> type) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("No such packaged file: " + resource);
            }
            return mapper.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
