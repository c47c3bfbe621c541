package vn.tiendo06.insight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import vn.tiendo06.kernel.config.DecimalWithin;
import vn.tiendo06.kernel.config.NumberWithin;

/** Thresholds of the status rules, within the bounds of a plan's own ({@link Thresholds}). */
@ConfigMapping(prefix = "tiendo06.status")
public interface StatusSettings {

    /** A figure of at least this share of the expected one is at risk; below it is off track. From 0.1 to 1. */
    @WithConverter(AtRiskRatio.class)
    @WithDefault("0.9")
    BigDecimal atRiskRatio();

    /** Within how many days a due date is near, 0 to 365. */
    @WithConverter(DueSoonDays.class)
    @WithDefault("30")
    int dueSoonDays();

    /** For how many days a figure is held to what was expected when its period ended, 0 to 730. */
    @WithConverter(FigureDays.class)
    @WithDefault("100")
    int figureDays();

    final class AtRiskRatio extends DecimalWithin {
        public AtRiskRatio() {
            super("0.1", "1");
        }
    }

    final class DueSoonDays extends NumberWithin {
        public DueSoonDays() {
            super(0, 365);
        }
    }

    final class FigureDays extends NumberWithin {
        public FigureDays() {
            super(0, 730);
        }
    }
}
