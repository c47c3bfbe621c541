package vn.tiendo06.evidence;

/** Where files are kept. */
public enum StoreKind {
    DATABASE,
    S3
}
