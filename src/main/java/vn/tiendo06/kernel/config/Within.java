package vn.tiendo06.kernel.config;

import java.util.function.Function;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads a setting within bounds; another one keeps the application from starting. Constraints of Bean Validation on settings
 * would do the same, but bring up a validator of their own at every start. Each kind declares {@code convert} with its own
 * type: SmallRye Config compares that type with the setting's.
 */
abstract class Within<T extends Comparable<T>> implements Converter<T> {

    private final Function<String, T> reader;
    private final T least;
    private final T most;

    /** @param reader of a text without blanks around it; throws an IllegalArgumentException for what it cannot read */
    Within(Function<String, T> reader, T least, T most) {
        this.reader = reader;
        this.least = least;
        this.most = most;
    }

    /** @throws IllegalArgumentException for what cannot be read or is out of bounds */
    @Override
    public T convert(String text) {
        T value = reader.apply(text.strip());
        if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(text + " is not from " + least + " to " + most);
        }
        return value;
    }
}
