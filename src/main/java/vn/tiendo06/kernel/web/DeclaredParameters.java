package vn.tiendo06.kernel.web;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.error.Fault;

/** The query and path parameters that an endpoint declares, with their types. */
record DeclaredParameters(Map<String, Parameter> query, Map<String, Parameter> path) {

    private static final int DEFAULT_MAX_LENGTH = 200;

    static DeclaredParameters of(Method method) {
        Map<String, Parameter> query = new HashMap<>();
        Map<String, Parameter> path = new HashMap<>();
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RestQuery.class)) {
                query.put(parameter.getName(), Parameter.of(parameter.getType(), parameter));
            } else if (parameter.isAnnotationPresent(RestPath.class)) {
                path.put(parameter.getName(), Parameter.of(parameter.getType(), parameter));
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    if (field.isAnnotationPresent(RestQuery.class)) {
                        query.put(field.getName(), Parameter.of(field.getType(), field));
                    }
                }
            }
        }
        return new DeclaredParameters(query, path);
    }

    /**
     * @param type what the text must parse as
     * @param maxLength how long it may be
     */
    record Parameter(Class<?> type, int maxLength) {

        static Parameter of(Class<?> type, AnnotatedElement element) {
            Size size = element.getAnnotation(Size.class);
            return new Parameter(type, size == null ? DEFAULT_MAX_LENGTH : size.max());
        }

        Optional<Fault> check(String pointer, String text) {
            if (!StrictText.isClean(text)) {
                return Optional.of(Fault.at(pointer, "control-character"));
            }
            // An empty text would be taken for no parameter at all.
            boolean empty = type == String.class && text.isBlank();
            if (empty || text.length() > maxLength) {
                return Optional.of(Fault.at(pointer, "size", 1, maxLength));
            }
            if (type.isEnum()) {
                boolean known = Arrays.stream(type.getEnumConstants())
                        .anyMatch(constant -> constant.toString().equals(text));
                return known ? Optional.empty() : Optional.of(unknownValue(pointer, text));
            }
            return parses(text) ? Optional.empty() : Optional.of(Fault.at(pointer, "type", JsonTypes.nameOf(type)));
        }

        private Fault unknownValue(String pointer, String text) {
            String accepted =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
            return Fault.at(pointer, "unknown-value", text, accepted);
        }

        private boolean parses(String text) {
            try {
                if (type == Integer.class) {
                    Integer.parseInt(text);
                } else if (type == LocalDate.class) {
                    return isSensible(LocalDate.parse(text).getYear());
                } else if (type == Instant.class) {
                    return isSensible(
                            Instant.parse(text).atOffset(ZoneOffset.UTC).getYear());
                } else if (type == UUID.class) {
                    UUID.fromString(text);
                    return text.length() == 36;
                } else if (type == Boolean.class) {
                    return text.equals("true") || text.equals("false");
                }
                return true;
            } catch (IllegalArgumentException | DateTimeException e) {
                return false;
            }
        }

        static boolean isSensible(int year) {
            return year >= 1900 && year <= 9999;
        }
    }
}
