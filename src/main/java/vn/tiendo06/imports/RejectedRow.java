package vn.tiendo06.imports;

import vn.tiendo06.kernel.error.ProblemView;

/**
 * A row that was rejected.
 *
 * @param place where it stands in its source, as its format told
 */
public record RejectedRow<P>(P place, ProblemView problem) {}
