package vn.tiendo06.kernel.page;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.error.Fault;

/** Which part of a list is asked for, and in which order. */
public class PageRequest {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    @RestQuery
    @Parameter(
            description = "Rows a page, 1 to 200",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            format = "int32",
                            defaultValue = "50",
                            minimum = "1",
                            maximum = "200"))
    Integer limit;

    @RestQuery
    @Parameter(
            description = "The page's cursor: next of the page before",
            schema = @Schema(type = SchemaType.STRING, maxLength = 2000))
    @Size(max = 2000)
    String cursor;

    @RestQuery
    @Parameter(
            description = "Field to sort by, with a leading - for descending; each list names its fields",
            schema = @Schema(type = SchemaType.STRING, maxLength = 60))
    @Size(max = 60)
    String sort;

    /** The number of rows asked for, refused when it is not 1 to 200. */
    public int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Fault.query("limit", "out-of-range", 1, MAX_LIMIT).asException();
        }
        return limit;
    }

    String cursor() {
        return cursor;
    }

    String sort() {
        return sort;
    }
}
