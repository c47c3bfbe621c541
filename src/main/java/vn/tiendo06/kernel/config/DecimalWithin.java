package vn.tiendo06.kernel.config;

import java.math.BigDecimal;

/** A setting that is a number with decimals within bounds. */
public abstract class DecimalWithin extends Within<BigDecimal> {

    protected DecimalWithin(String least, String most) {
        super(BigDecimal::new, new BigDecimal(least), new BigDecimal(most));
    }

    @Override
    public BigDecimal convert(String text) {
        return super.convert(text);
    }
}
