package vn.tiendo06.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Says at each start of the packaged application which risks its operator has accepted. */
@ApplicationScoped
class AcceptedRisks {

    private static final Logger LOG = Logger.getLogger(AcceptedRisks.class);

    void onStart(@Observes StartupEvent event) {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        Settings settings = Main.settings();
        ProductionRules.check(settings, true).stream()
                .filter(unsafe -> ProductionRules.isAccepted(settings, unsafe))
                .forEach(unsafe -> LOG.warnf("Accepted as unsafe: %s", unsafe));
    }
}
