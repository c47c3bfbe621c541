package vn.tiendo06.feed;

/**
 * A place in the order in which changes are passed on: after the change of this number made by this transaction.
 *
 * @param xid the transaction
 * @param id number of the change, the largest there is for the transaction's end
 */
record Position(long xid, long id) {

    static final Position START = new Position(0, 0);

    /** After all that transactions below this one did. */
    static Position before(long xid) {
        return new Position(xid - 1, Long.MAX_VALUE);
    }

    boolean isBefore(Position other) {
        return xid < other.xid || (xid == other.xid && id < other.id);
    }
}
