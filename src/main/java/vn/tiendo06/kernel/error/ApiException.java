package vn.tiendo06.kernel.error;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;

/** An error that the caller is told of as a problem response (RFC 9457). */
public class ApiException extends WebApplicationException {

    private final transient ProblemType type;
    private final transient String detailCode;
    private final transient List<Object> args;
    private final transient List<Fault> faults;

    ApiException(ProblemType type, String detailCode, Object... args) {
        this(type, detailCode, List.of(args), List.of());
    }

    private ApiException(ProblemType type, String detailCode, List<Object> args, List<Fault> faults) {
        super(type.code(), type.status());
        this.type = type;
        this.detailCode = detailCode;
        this.args = args;
        this.faults = faults;
    }

    /** A bad request, with all that is wrong with it. */
    public static ApiException invalid(List<Fault> faults) {
        return of(ProblemType.INVALID_REQUEST, faults);
    }

    /** An error of the given kind with the faults that caused it. */
    public static ApiException of(ProblemType type, List<Fault> faults) {
        return new ApiException(type, null, List.of(), List.copyOf(faults));
    }

    /** The same error, of what stands at a place of the body: its faults are told from there. */
    public ApiException under(String pointer) {
        List<Fault> moved = faults.stream()
                .map(fault -> new Fault(pointer + fault.pointer(), fault.code(), fault.row(), fault.args()))
                .toList();
        return new ApiException(type, detailCode, args, moved);
    }

    /** Refuses the request if there are faults. */
    public static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
    }

    /** What the caller may not see or what is not there: the answer is the same for both. */
    public static ApiException notFound(String what, Object id) {
        return new ApiException(ProblemType.NOT_FOUND, "not-found", what, id);
    }

    public ProblemType type() {
        return type;
    }

    String detailCode() {
        return detailCode;
    }

    List<Object> args() {
        return args;
    }

    public List<Fault> faults() {
        return faults;
    }
}
