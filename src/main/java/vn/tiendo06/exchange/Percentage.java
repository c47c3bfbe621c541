package vn.tiendo06.exchange;

import java.math.BigDecimal;

/** A number of which a file says that it is percent: 92.5 for 92.5%. */
record Percentage(BigDecimal value) {}
