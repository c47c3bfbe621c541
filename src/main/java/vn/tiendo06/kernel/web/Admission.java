package vn.tiendo06.kernel.web;

/** One request at one bulkhead: it takes a place once and gives it back once, whatever comes first. */
final class Admission implements Bulkhead.Guest {

    private final Bulkhead bulkhead;
    private final Runnable goOn;
    private final Runnable refuse;
    private Object ticket;
    private boolean isIn;
    private boolean isOver;

    Admission(Bulkhead bulkhead, Runnable goOn, Runnable refuse) {
        this.bulkhead = bulkhead;
        this.goOn = goOn;
        this.refuse = refuse;
    }

    void ask() {
        Object mine = bulkhead.enter(this);
        synchronized (this) {
            ticket = mine;
        }
    }

    boolean isWaiting() {
        synchronized (this) {
            return !isIn && !isOver;
        }
    }

    @Override
    public void admitted() {
        boolean gone;
        synchronized (this) {
            gone = isOver;
            isIn = !gone;
        }
        if (gone) {
            bulkhead.leave();
        } else {
            goOn.run();
        }
    }

    @Override
    public void refused() {
        boolean gone;
        synchronized (this) {
            gone = isOver;
            isOver = true;
        }
        if (!gone) {
            refuse.run();
        }
    }

    /** The request is done, or its client has gone. */
    void end() {
        boolean wasIn;
        synchronized (this) {
            if (isOver) {
                return;
            }
            isOver = true;
            wasIn = isIn;
        }
        if (wasIn) {
            bulkhead.leave();
        } else {
            bulkhead.giveUp(ticket);
        }
    }
}
