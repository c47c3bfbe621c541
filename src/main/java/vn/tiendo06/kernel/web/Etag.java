package vn.tiendo06.kernel.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;

/** Strong entity tags made of an object's version, and the If-Match that a change must bring. */
public final class Etag {

    private static final Pattern STRONG = Pattern.compile("\"(\\d{1,9})\"");

    private Etag() {}

    /** The tag of a version. Derived figures never move it. */
    public static EntityTag of(int version) {
        return new EntityTag(Integer.toString(version));
    }

    /** 200 with the object and its tag. */
    public static Response ok(Object view, int version) {
        return Response.ok(view).tag(of(version)).build();
    }

    /**
     * Refuses a change unless its If-Match names the current version: 428 without the header, 400 for anything but one
     * strong tag, 412 for another version.
     */
    public static void require(String ifMatch, int currentVersion) {
        require(version(ifMatch), currentVersion);
    }

    /** Refuses a change that was based on another version with 412. */
    public static void require(int version, int currentVersion) {
        if (version != currentVersion) {
            throw ProblemType.PRECONDITION_FAILED.because("stale", "\"" + currentVersion + "\"");
        }
    }

    /** The version that an If-Match names: 428 without the header, 400 for anything but one strong tag. */
    public static int version(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemType.PRECONDITION_REQUIRED.because("if-match-required");
        }
        Matcher tag = STRONG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Fault.header("If-Match", "bad-if-match").asException();
        }
        return Integer.parseInt(tag.group(1));
    }
}
