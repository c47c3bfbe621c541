package vn.tiendo06.kernel.event;

import java.util.List;

/**
 * What was written at once, in the order in which it was done: one {@link Change} of a single call, thousands of a bulk one.
 * Observers see them in the writing transaction and answer with as few statements for many as for one.
 */
public record Changes(List<Change> all) {

    public Changes {
        all = List.copyOf(all);
    }
}
