package vn.tiendo06.kernel.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.tiendo06.kernel.error.ProblemType;

/** A body that is refused as soon as it proves longer than allowed. */
public final class BoundedInput extends FilterInputStream {

    private final long max;
    private long seen;

    public BoundedInput(InputStream in, long max) {
        super(in);
        this.max = max;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        return next < 0 ? next : (int) counted(1, next);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        return count < 0 ? count : (int) counted(count, count);
    }

    private long counted(int more, long result) {
        seen += more;
        if (seen > max) {
            throw ProblemType.PAYLOAD_TOO_LARGE.because("body-too-large", max);
        }
        return result;
    }
}
