package vn.tiendo06.exchange;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large what goes out and comes in by file may be. */
@ConfigMapping(prefix = "tiendo06.exchange")
interface ExchangeSettings {

    /** Rows of an exported list. */
    @WithDefault("50000")
    int maxExportRows();

    /** The largest workbook or CSV file to import. */
    @WithDefault("10M")
    MemorySize maxImportSize();
}
