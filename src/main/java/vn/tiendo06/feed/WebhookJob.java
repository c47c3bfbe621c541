package vn.tiendo06.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delivery in somebody's hands.
 *
 * @param lease who has it: after the lease is over another replica may take it
 * @param secrets with which to sign, the newest first
 * @param attempts calls so far
 * @param change what has changed, null for what the application says of the webhook itself
 */
record WebhookJob(
        UUID webhook,
        UUID lease,
        String url,
        List<byte[]> secrets,
        int maxPerMinute,
        UUID delivery,
        String type,
        Instant queuedAt,
        int attempts,
        ChangeView change) {}
