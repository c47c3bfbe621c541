package vn.tiendo06.evidence;

import java.io.InputStream;
import java.util.function.IntFunction;

/** Chunks as one stream; the next is fetched when the last is used up. */
class ChunkStream extends InputStream {

    private final IntFunction<byte[]> chunks;
    private byte[] current;
    private int ordinal;
    private int position;

    ChunkStream(byte[] first, IntFunction<byte[]> chunks) {
        this.current = first;
        this.chunks = chunks;
    }

    @Override
    public int read() {
        return hasMore() ? current[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean hasMore() {
        while (current != null && position == current.length) {
            current = chunks.apply(++ordinal);
            position = 0;
        }
        return current != null;
    }
}
