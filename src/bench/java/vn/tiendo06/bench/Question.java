package vn.tiendo06.bench;

import java.util.List;

/**
 * What users ask: one read, of many objects in turn so that no cache of a single one is measured.
 *
 * @param peer whether the Spring application answers it, too
 * @param perSecond the fixed rate at which latency is measured
 */
record Question(String name, boolean peer, int perSecond, List<Load.Call> asked) {

    /** The first ones, at most so many. */
    List<Load.Call> some(int most) {
        return asked.subList(0, Math.min(most, asked.size()));
    }

    /** All of them again and again. */
    Load.Calls calls() {
        return new Load.Calls() {
            private int next;

            @Override
            public Load.Call next() {
                return asked.get(next++ % asked.size());
            }
        };
    }
}
