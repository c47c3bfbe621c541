package vn.tiendo06.progress;

/**
 * How a bulk write is done.
 *
 * @param submit whether the reports are handed in for review at once
 * @param dryRun whether they are only checked
 */
public record BulkOptions(BulkMode mode, boolean submit, boolean dryRun) {}
