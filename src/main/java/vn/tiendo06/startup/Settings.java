package vn.tiendo06.startup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** The settings as the rules read them. */
record Settings(Function<String, Optional<String>> values, Set<String> names, List<String> jvmArguments) {

    private static final String ACCEPTED = "tiendo06.startup.accept-unsafe";

    static Settings of(Config config, List<String> jvmArguments) {
        Set<String> names = new TreeSet<>();
        config.getPropertyNames().forEach(names::add);
        return new Settings(name -> config.getOptionalValue(name, String.class), names, jvmArguments);
    }

    Optional<String> find(String property) {
        return values.apply(property).map(String::strip).filter(value -> !value.isEmpty());
    }

    boolean has(String property, String value) {
        return find(property).filter(value::equalsIgnoreCase).isPresent();
    }

    boolean isTrue(String property) {
        return has(property, "true");
    }

    boolean startsWith(String property, String prefix) {
        return find(property)
                .filter(value -> value.regionMatches(true, 0, prefix, 0, prefix.length()))
                .isPresent();
    }

    List<String> list(String property) {
        return find(property)
                .map(value -> Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Codes of the risks that the operator takes. */
    List<String> accepted() {
        return list(ACCEPTED);
    }

    static String acceptedProperty() {
        return ACCEPTED;
    }
}
