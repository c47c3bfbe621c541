package vn.tiendo06.plan;

/** How a target's figures are to be read, whatever its unit of measure is called. */
public enum Measure {
    /** 0 to 100, unless the target states another maximum. */
    PERCENT,
    /** Whole things counted. */
    COUNT,
    /** A multiple of something, for example of GRDP. */
    MULTIPLE
}
