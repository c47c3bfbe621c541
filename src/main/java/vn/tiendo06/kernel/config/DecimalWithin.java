package vn.tiendo06.kernel.config;

import java.math.BigDecimal;
import org.eclipse.microprofile.config.spi.Converter;

/** A setting that is a number with decimals within bounds; the application does not start with another value. */
public abstract class DecimalWithin implements Converter<BigDecimal> {

    private final BigDecimal least;
    private final BigDecimal most;

    protected DecimalWithin(String least, String most) {
        this.least = new BigDecimal(least);
        this.most = new BigDecimal(most);
    }

    /** @throws IllegalArgumentException for what is no number or out of bounds */
    @Override
    public BigDecimal convert(String value) {
        BigDecimal number = new BigDecimal(value.strip());
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw new IllegalArgumentException(value + " is not from " + least + " to " + most);
        }
        return number;
    }
}
