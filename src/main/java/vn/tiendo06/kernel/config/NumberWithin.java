package vn.tiendo06.kernel.config;

import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads a setting that is a whole number within bounds; another one keeps the application from starting. Constraints of Bean
 * Validation on settings would do the same, but bring up a validator of their own at every start.
 */
public abstract class NumberWithin implements Converter<Integer> {

    private final int least;
    private final int most;

    protected NumberWithin(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** @throws IllegalArgumentException for what is no whole number or out of bounds */
    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value.strip());
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " is not from " + least + " to " + most);
        }
        return number;
    }
}
