package vn.tiendo06.exchange;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A column of an exported list.
 *
 * @param key names its heading
 * @param value a text, number, day, instant or truth value, or null
 */
record Column<T>(String key, BiFunction<T, Words, Object> value) {

    static <T> Column<T> of(String key, Function<T, Object> value) {
        return new Column<>(key, (row, words) -> value.apply(row));
    }

    /** A part of what a row may lack; empty where it does. */
    static <T, W> Column<T> ofPart(String key, Function<T, W> whole, Function<W, Object> part) {
        return of(key, row -> Optional.ofNullable(whole.apply(row)).map(part).orElse(null));
    }

    static <T> Column<T> enumerated(String key, Function<T, Enum<?>> value) {
        return new Column<>(key, (row, words) -> words.value(value.apply(row)));
    }

    static <T> Column<T> truth(String key, Function<T, Boolean> value) {
        return new Column<>(key, (row, words) -> words.yesNo(value.apply(row)));
    }
}
