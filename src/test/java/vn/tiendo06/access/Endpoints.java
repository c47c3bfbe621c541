package vn.tiendo06.access;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.tiendo06.kernel.access.Permission;

/** The endpoints as their annotations state them. */
final class Endpoints {

    /** Endpoints that answer without a permission, with the reason. */
    static final Map<String, String> PUBLIC =
            Map.of("DevTokenResource.token", "hands out tokens, and exists in dev mode only");

    /**
     * One endpoint.
     *
     * @param name class and method
     * @param permissions what its {@code @PermissionsAllowed} names
     * @param permitsAll whether it or its class says {@code @PermitAll}
     */
    record Endpoint(
            String name, String method, String path, String operationId, List<String> permissions, boolean permitsAll) {

        boolean isPublic() {
            return PUBLIC.containsKey(name) || isOpenData();
        }

        /** Anonymous by its address, and by its annotation alone. */
        boolean isOpenData() {
            return path.startsWith("/public/v1/");
        }
    }

    private static final List<Endpoint> ALL = read();

    private Endpoints() {}

    static List<Endpoint> all() {
        return ALL;
    }

    private static List<Endpoint> read() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter().importPath(java.nio.file.Path.of("target/classes/vn/tiendo06"))) {
            Class<?> resource = type.reflect();
            for (Method method : resource.getDeclaredMethods()) {
                httpMethod(method).ifPresent(verb -> endpoints.add(endpoint(resource, method, verb)));
            }
        }
        return endpoints;
    }

    static Endpoint of(String operationId) {
        return ALL.stream()
                .filter(endpoint -> endpoint.operationId().equals(operationId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no endpoint for " + operationId));
    }

    /** The constants of {@link Permission}. */
    static Set<String> knownPermissions() {
        Set<String> names = new TreeSet<>();
        for (Field field : Permission.class.getFields()) {
            try {
                names.add((String) field.get(null));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return names;
    }

    private static Endpoint endpoint(Class<?> resource, Method method, String verb) {
        Path below = method.getAnnotation(Path.class);
        PermissionsAllowed allowed = method.getAnnotation(PermissionsAllowed.class);
        Operation operation = method.getAnnotation(Operation.class);
        return new Endpoint(
                resource.getSimpleName() + "." + method.getName(),
                verb,
                resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value()),
                operation == null ? "" : operation.operationId(),
                allowed == null ? List.of() : List.of(allowed.value()),
                method.isAnnotationPresent(PermitAll.class) || resource.isAnnotationPresent(PermitAll.class));
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }
}
