package vn.tiendo06.exchange;

import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.IOUtils;
import vn.tiendo06.kernel.error.ApiException;

/** How much is read of a file. A report of a whole commune is a few hundred rows of twenty columns. */
final class SheetLimits {

    static final int MAX_ROWS = 10_000;
    static final int MAX_COLUMNS = 100;
    static final int MAX_SHEETS = 20;
    /** More than a text may have, so that it can be told that it is too long. */
    static final int MAX_CELL = 20_000;

    private static final double MIN_INFLATE_RATIO = 0.005;
    private static final long MAX_PART = 32L * 1024 * 1024;
    private static final int MAX_ARRAY = 64 * 1024 * 1024;
    private static final int MAX_PARTS = 500;

    private SheetLimits() {}

    /** Sets POI's own limits, which hold for the process: an archive that grows two-hundredfold is an attack. */
    static void apply() {
        ZipSecureFile.setMinInflateRatio(MIN_INFLATE_RATIO);
        ZipSecureFile.setMaxEntrySize(MAX_PART);
        ZipSecureFile.setMaxFileCount(MAX_PARTS);
        IOUtils.setByteArrayMaxOverride(MAX_ARRAY);
    }

    static ApiException tooManyRows() {
        return UnreadableFile.size("too-many-rows", MAX_ROWS);
    }
}
