package vn.tiendo06.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tiendo06.kernel.error.Fault;

/** A position as callers keep it. It holds within one epoch of the feed. */
record FeedCursor(String epoch, Position position) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8})\\.(\\d{1,18})\\.(\\d{1,19})");

    String encode() {
        String text = epoch + "." + position.xid() + "." + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static FeedCursor decode(String text) {
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1));
            if (parts.matches()) {
                return new FeedCursor(
                        parts.group(1), new Position(Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))));
            }
        } catch (IllegalArgumentException e) {
            // Told below, as every text that is none of ours.
        }
        throw Fault.query("since", "bad-cursor").asException();
    }
}
