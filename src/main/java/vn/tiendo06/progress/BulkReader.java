package vn.tiendo06.progress;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.web.Digests;
import vn.tiendo06.kernel.web.StrictJson;

/** Reads reports one by one; one that cannot be read does not hold back the others. */
@ApplicationScoped
public class BulkReader {

    static final long MAX_SIZE = 32L * 1024 * 1024;
    private static final int MAX_REF = 100;

    private final StrictJson json;

    BulkReader(StrictJson json) {
        this.json = json;
    }

    /**
     * A request for a bulk write.
     *
     * @param digest of the body, byte for byte
     */
    record Read(BulkOptions options, List<BulkEntry> entries, String digest) {}

    Read read(InputStream body) {
        MessageDigest digest = Digests.newSha256();
        List<BulkEntry> entries = new ArrayList<>();
        BulkRequest.Head head = json.readList(
                new DigestInputStream(body, digest),
                MAX_SIZE,
                BulkRequest.Head.class,
                "items",
                BulkSubmissions.MAX_ITEMS,
                (index, element) -> entries.add(entry(index, element)));
        return new Read(head.options(), entries, HexFormat.of().formatHex(digest.digest()));
    }

    /** The report that a JSON object holds. */
    public BulkEntry entry(int index, JsonNode element) {
        String ref = element.path("ref").textValue();
        try {
            if (ref != null && ref.length() > MAX_REF) {
                ref = null;
                throw Fault.at("/ref", "size", 0, MAX_REF).asException();
            }
            BulkRequest.Item item = json.bind(element, BulkRequest.Item.class);
            return BulkEntry.of(index, item.ref(), item.draft());
        } catch (ApiException e) {
            return BulkEntry.unreadable(index, ref, e);
        }
    }
}
