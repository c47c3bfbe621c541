package vn.tiendo06.exchange;

import java.util.List;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;

/** Refusals of a file as a whole: nothing of it is imported. */
final class UnreadableFile {

    private UnreadableFile() {}

    /** Not a kind of file that is read. */
    static ApiException kind(String code, Object... args) {
        return ApiException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, List.of(Fault.at("", code, args)));
    }

    /** Too much in it. */
    static ApiException size(String code, Object... args) {
        return ProblemType.PAYLOAD_TOO_LARGE.because(code, args);
    }

    /** Not what can be imported. */
    static ApiException content(String code, Object... args) {
        return Fault.at("", code, args).asException();
    }
}
