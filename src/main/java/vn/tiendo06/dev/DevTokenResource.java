package vn.tiendo06.dev;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;

/**
 * Dev mode only: passes token requests on to the OIDC Dev Service, whose own port changes from start to start. A dev
 * user's password is the name.
 */
@Path("/dev/token")
@IfBuildProfile("dev")
@PermitAll
public class DevTokenResource {

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final ObjectMapper mapper;

    DevTokenResource(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String clientSecret,
            ObjectMapper mapper) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.mapper = mapper;
    }

    /** The bare token, which a shell can keep in a variable. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response token(@RestForm String username, @RestForm String password)
            throws IOException, InterruptedException {
        if (username == null || !username.equals(password)) {
            return Response.status(Response.Status.UNAUTHORIZED)
                    .entity("A dev user's password is the user's name.\n")
                    .build();
        }
        String form = "grant_type=password&username=" + encode(username) + "&password=" + encode(password)
                + "&client_id=" + encode(clientId) + "&client_secret=" + encode(clientSecret);
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Response.status(answer.statusCode())
                    .entity(mapper.readTree(answer.body()).path("access_token").asText())
                    .build();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
