package vn.tiendo06.startup;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import vn.tiendo06.kernel.contract.BuiltContract;

/**
 * Starts the application, or says which settings it is not safe to start with. With the argument {@code migrate} it brings
 * the database up to date and ends.
 */
@QuarkusMain
public class Main {

    private static final String MIGRATE = "migrate";

    // Of sysexits.h: what service managers take for wrong use and a fault of configuration.
    private static final int WRONG_USE = 64;
    private static final int UNSAFE_SETTINGS = 78;

    private Main() {}

    public static void main(String... args) {
        if (!isPackaged()) {
            Quarkus.run(args);
            return;
        }
        List<String> asked = List.of(args);
        if (!asked.isEmpty() && !asked.equals(List.of(MIGRATE))) {
            System.err.println("Usage: java -jar quarkus-run.jar [" + MIGRATE + "]");
            System.exit(WRONG_USE);
        }
        boolean serves = asked.isEmpty();
        List<Unsafe> refused = ProductionRules.refused(settings(), serves);
        if (!refused.isEmpty()) {
            System.err.println("Refused to start, see docs/operations.md, \"Safe settings\":");
            refused.forEach(unsafe -> System.err.println("  " + unsafe));
            System.exit(UNSAFE_SETTINGS);
        }
        if (!serves) {
            Migration.SETTINGS.forEach(System::setProperty);
        }
        BuiltContract.leaveAsBuilt();
        Quarkus.run(serves ? null : Migration.class, Main::exit, args);
    }

    static Settings settings() {
        return Settings.of(
                ConfigProvider.getConfig(), ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    // With a handler of one's own Quarkus leaves it to that to tell a failed start.
    private static void exit(int code, Throwable failure) {
        Optional<PendingMigrations> pending = PendingMigrations.causeOf(failure);
        if (pending.isPresent()) {
            System.err.println(pending.get().getMessage());
            System.exit(UNSAFE_SETTINGS);
        }
        if (failure != null) {
            failure.printStackTrace();
        }
        System.exit(code);
    }

    // Dev mode has not set its launch mode and dev services' settings at this point; only its class loader tells.
    private static boolean isPackaged() {
        return !Main.class.getClassLoader().getClass().getName().startsWith("io.quarkus.bootstrap.classloading");
    }
}
