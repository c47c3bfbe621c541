package vn.tiendo06.kernel.error;

import java.util.Arrays;
import java.util.List;

/**
 * One thing wrong with a request.
 *
 * @param pointer where: a JSON pointer into the body ({@code /figures/value}), or {@code query/limit},
 *     {@code header/If-Match}, {@code path/id}
 * @param code stable code of the reason, for example {@code required}
 * @param row the row of a plan document that the fault stands in ({@code targets/I.1}), null elsewhere
 * @param args what the message names
 */
public record Fault(String pointer, String code, String row, List<Object> args) {

    public static Fault at(String pointer, String code, Object... args) {
        return new Fault(pointer, code, null, Arrays.asList(args));
    }

    public static Fault query(String parameter, String code, Object... args) {
        return at("query/" + parameter, code, args);
    }

    public static Fault header(String header, String code, Object... args) {
        return at("header/" + header, code, args);
    }

    /** The same fault, told of a plan document's row. */
    public Fault inRow(String newRow) {
        return new Fault(pointer, code, newRow, args);
    }

    /** A bad request with this one fault. */
    public ApiException asException() {
        return ApiException.invalid(List.of(this));
    }
}
