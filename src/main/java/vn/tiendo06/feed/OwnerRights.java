package vn.tiendo06.feed;

import java.time.Instant;
import java.util.List;

/**
 * What a webhook's owner had when it last set it.
 *
 * @param member whether a membership gives it the locality, so that it can be asked for again
 * @param plans the plans that it is limited to, null for all
 * @param renewBy until when it is believed where nobody can be asked
 */
record OwnerRights(boolean member, List<String> plans, Instant renewBy) {

    String[] planArray() {
        return plans == null ? new String[0] : plans.toArray(String[]::new);
    }
}
