package vn.tiendo06.imports;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.progress.BulkMode;

/** How an import is done. */
public class ImportOptions {

    @RestQuery
    @Parameter(description = "ATOMIC: all rows or none, 10,000 at most; PER_ITEM unless given", example = "PER_ITEM")
    BulkMode mode;

    @RestQuery
    @Parameter(description = "Hand the reports in for review at once", example = "true")
    Boolean submit;

    @RestQuery
    @Parameter(description = "Only check, and tell what would become of each row", example = "false")
    Boolean dryRun;

    BulkMode mode() {
        return mode == null ? BulkMode.PER_ITEM : mode;
    }

    boolean submits() {
        return Boolean.TRUE.equals(submit);
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
