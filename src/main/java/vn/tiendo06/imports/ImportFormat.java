package vn.tiendo06.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.progress.BulkEntry;

/** A format in which reports can be imported. Every bean of this type is one. */
public interface ImportFormat {

    /** The media type of its sources, without parameters. */
    String mediaType();

    /**
     * Reads a source to its end, within the request that brought it.
     *
     * @throws ApiException what is no source of this format; nothing is stored then
     */
    void read(Path source, Rows rows) throws IOException;

    /** Takes what is found, in the order of the source. */
    interface Rows {

        /**
         * A row, or why it is none.
         *
         * @param place where it stands in the source, given back with its result, or null
         * @param entry with the source's own name for it, if it has one; its index counts from 0
         */
        void add(JsonNode place, BulkEntry entry);
    }
}
