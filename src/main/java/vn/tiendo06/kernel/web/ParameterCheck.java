package vn.tiendo06.kernel.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;

/** Refuses query and path parameters that are unknown, repeated or malformed, all at once and by name. */
public class ParameterCheck {

    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        DeclaredParameters expected = declared.computeIfAbsent(method, DeclaredParameters::of);
        List<Fault> faults = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            DeclaredParameters.Parameter parameter = expected.query().get(name);
            if (parameter == null) {
                faults.add(Fault.query(StrictText.isClean(name) ? name : "?", "unknown-parameter"));
            } else if (values.size() > 1) {
                faults.add(Fault.query(name, "repeated-parameter"));
            } else {
                parameter.check("query/" + name, values.getFirst()).ifPresent(faults::add);
            }
        });
        request.getUriInfo().getPathParameters().forEach((name, values) -> {
            DeclaredParameters.Parameter parameter = expected.path().get(name);
            if (parameter != null) {
                parameter.check("path/" + name, values.getFirst()).ifPresent(faults::add);
            }
        });
        ApiException.throwIfAny(faults);
    }
}
