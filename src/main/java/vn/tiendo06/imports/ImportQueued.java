package vn.tiendo06.imports;

/** A job has been queued. */
record ImportQueued() {}
