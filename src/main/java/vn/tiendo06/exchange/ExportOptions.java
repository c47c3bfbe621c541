package vn.tiendo06.exchange;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.error.Fault;

/** How an exported list is wanted. */
public class ExportOptions {

    @RestQuery
    @Parameter(description = "XLSX unless given")
    ExportFormat format;

    @RestQuery
    @Parameter(description = "CSV only: begin with a byte order mark, by which Excel knows UTF-8; false unless given")
    Boolean bom;

    @RestHeader("Accept-Language")
    @Parameter(hidden = true)
    String language;

    @Context
    HttpHeaders headers;

    ExportFormat format() {
        return format == null ? ExportFormat.XLSX : format;
    }

    boolean byteOrderMark() {
        boolean wanted = Boolean.TRUE.equals(bom);
        if (wanted && format() != ExportFormat.CSV) {
            throw Fault.query("bom", "contradicts", "format=" + format()).asException();
        }
        return wanted;
    }

    Words words() {
        return Words.of(language);
    }
}
