package vn.tiendo06.kernel.error;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Bean Validation's findings as faults that name the field by JSON pointer. */
public final class ConstraintFaults {

    private static final Map<String, String> CODES = Map.of(
            "NotNull", "required",
            "NotBlank", "required",
            "NotEmpty", "required",
            "Size", "size",
            "Pattern", "format",
            "Min", "too-small",
            "Max", "too-large",
            "DecimalMin", "too-small",
            "DecimalMax", "too-large",
            "Digits", "digits");

    private ConstraintFaults() {}

    /** Sorted by pointer, so that the same request gets the same answer. */
    public static List<Fault> of(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(ConstraintFaults::fault)
                .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::code))
                .toList();
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        Object[] args = Arrays.asList("min", "max", "value", "integer", "fraction", "regexp").stream()
                .map(attributes::get)
                .filter(value -> value != null)
                .toArray();
        return Fault.at(pointer(violation.getPropertyPath()), CODES.getOrDefault(constraint, "format"), args);
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() != ElementKind.PROPERTY && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                continue;
            }
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
