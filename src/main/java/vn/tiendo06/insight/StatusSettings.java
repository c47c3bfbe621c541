package vn.tiendo06.insight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** Thresholds of the status rules. */
@ConfigMapping(prefix = "tiendo06.status")
public interface StatusSettings {

    /** A figure of at least this share of the expected one is at risk; below it is off track. */
    @WithDefault("0.9")
    BigDecimal atRiskRatio();

    /** Within how many days a due date is near. */
    @WithDefault("30")
    int dueSoonDays();

    /** For how many days a figure is held to what was expected when its period ended. */
    @WithDefault("100")
    int figureDays();
}
