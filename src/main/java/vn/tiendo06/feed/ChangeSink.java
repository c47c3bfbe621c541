package vn.tiendo06.feed;

import java.util.List;

/** Where changes are passed on to, beside those who ask for them. */
interface ChangeSink extends AutoCloseable {

    /** Returns when all are safe there; fails where one may not be. */
    void send(List<ChangeView> changes);

    @Override
    void close();
}
