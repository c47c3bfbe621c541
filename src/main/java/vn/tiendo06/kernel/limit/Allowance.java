package vn.tiendo06.kernel.limit;

import jakarta.enterprise.context.RequestScoped;
import vn.tiendo06.kernel.error.ProblemType;

/** What this request draws on, if anything: asked to give more by an operation that turns out to hold much. */
@RequestScoped
public class Allowance {

    private Limit limit;
    private String key;
    private int itemsARequest;
    private Limit.Spent spent;

    /** Spends the first of it, for the request as such; so many items of a call with many cost as much. */
    void open(Limit of, String caller, int items) {
        limit = of;
        key = caller;
        itemsARequest = items;
        spend(of.spend(caller));
    }

    /**
     * Spends what a call with many items costs: as many requests as there are hundreds of them, begun ones too, but never more
     * than a whole allowance, so that each call can be made at some time. 429 where less is left; nothing may have been done by
     * then.
     */
    public void spendFor(int items) {
        if (limit == null) {
            return;
        }
        int cost = Math.min(limit.quota(), Math.ceilDiv(items, itemsARequest));
        if (cost > 1) {
            spend(limit.spendMore(key, cost - 1));
        }
    }

    private void spend(Limit.Spent now) {
        spent = now;
        if (!now.allowed()) {
            throw ProblemType.RATE_LIMITED.because("rate-limited", now.quota(), now.windowSeconds(), now.seconds());
        }
    }

    /** What became of the request so far; null where nothing limits it. */
    Limit.Spent spent() {
        return spent;
    }
}
