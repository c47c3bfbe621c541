package vn.tiendo06.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests of {@code k8s/}: strictly read, and what must hold of them. */
class ManifestsTest {

    private static final int POOL = 20;

    private static List<Object> objects(String overlay) throws Exception {
        List<Object> objects = new ArrayList<>();
        for (String stage : Manifests.STAGES) {
            for (JsonNode document : Manifests.built(overlay, stage)) {
                objects.add(Manifests.parse(document));
            }
        }
        return objects;
    }

    private static <T> List<T> of(List<Object> objects, Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <T> T one(List<Object> objects, Class<T> type) {
        List<T> found = of(objects, type);
        assertEquals(1, found.size(), type.getSimpleName());
        return found.getFirst();
    }

    private static List<PodSpec> pods(List<Object> objects) {
        return Stream.concat(
                        of(objects, Deployment.class).stream()
                                .map(d -> d.getSpec().getTemplate().getSpec()),
                        of(objects, Job.class).stream()
                                .map(j -> j.getSpec().getTemplate().getSpec()))
                .toList();
    }

    @Test
    void everySourceIsReadStrictly() throws Exception {
        int documents = 0;
        for (Path file : Manifests.sources()) {
            for (JsonNode document : Manifests.documents(Files.readString(file))) {
                Manifests.parse(document);
                documents++;
            }
        }
        assertTrue(documents >= 20, "documents: " + documents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          imagePullPolice: Always",
                "apiVersion: v1\nkind: Service\nspec:\n  prots: []",
                "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec:\n  podselector: {}",
                "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nspec:\n  instances: 3\n  instanses: 3",
                "apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nspec:\n  pgbouncer:\n    poolMode: statement",
                "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups:\n    - name: a\n      rules:\n        - alert: A\n          expression: up",
                "apiVersion: apps/v1\nkind: Deploiment"
            })
    void aFaultIsSeen(String seeded) throws Exception {
        JsonNode document = Manifests.documents(seeded).getFirst();
        assertThrows(java.io.IOException.class, () -> Manifests.parse(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void everyOverlayIsBuiltAndReadStrictly(String overlay) throws Exception {
        List<Object> objects = objects(overlay);
        assertEquals(22, objects.size());
        Set<String> namespaces = new java.util.HashSet<>();
        for (String stage : Manifests.STAGES) {
            for (JsonNode document : Manifests.built(overlay, stage)) {
                namespaces.add(
                        document.get("kind").asText().equals("Namespace")
                                ? document.at("/metadata/name").asText()
                                : document.at("/metadata/namespace").asText());
            }
        }
        assertEquals(Set.of(overlay.equals("staging") ? "tiendo06-staging" : "tiendo06"), namespaces);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void everyPodIsOfTheRestrictedKind(String overlay) throws Exception {
        List<PodSpec> pods = pods(objects(overlay));
        assertEquals(2, pods.size());
        for (PodSpec pod : pods) {
            assertTrue(pod.getSecurityContext().getRunAsNonRoot());
            assertEquals(
                    "RuntimeDefault",
                    pod.getSecurityContext().getSeccompProfile().getType());
            assertFalse(pod.getAutomountServiceAccountToken());
            assertNull(pod.getHostNetwork());
            for (Container container : pod.getContainers()) {
                assertFalse(container.getSecurityContext().getAllowPrivilegeEscalation());
                assertTrue(container.getSecurityContext().getReadOnlyRootFilesystem());
                assertEquals(
                        List.of("ALL"),
                        container.getSecurityContext().getCapabilities().getDrop());
                assertTrue(container.getResources().getRequests().keySet().containsAll(Set.of("cpu", "memory")));
                assertTrue(container.getResources().getLimits().containsKey("memory"));
                assertFalse(container.getImage().endsWith(":latest"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void secretsAreOnlyReferredTo(String overlay) throws Exception {
        for (String stage : Manifests.STAGES) {
            for (JsonNode document : Manifests.built(overlay, stage)) {
                assertFalse(document.get("kind").asText().equals("Secret"), "a secret in " + overlay + " " + stage);
                assertFalse(
                        document.toString().matches("(?i).*(password|secret)=[^\"{$]+.*"), "a secret in " + document);
            }
        }
        for (PodSpec pod : pods(objects(overlay))) {
            for (EnvVar variable : pod.getContainers().getFirst().getEnv()) {
                if (variable.getName().matches(".*(PASSWORD|SECRET|TOKEN|KEY).*")) {
                    assertNull(variable.getValue(), variable.getName());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void theMigrationIsOfTheVersionThatIsRolledOutAndGoesPastThePooler(String overlay) throws Exception {
        List<Object> objects = objects(overlay);
        Container application = one(objects, Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
        Container migration = one(objects, Job.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
        assertEquals(application.getImage(), migration.getImage());
        assertEquals(List.of("migrate"), migration.getArgs());
        String url = migration.getEnv().stream()
                .filter(v -> v.getName().equals("QUARKUS_DATASOURCE_JDBC_URL"))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertTrue(url.startsWith("jdbc:postgresql://tiendo06-db-rw:"), url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void whatRefersToOtherThingsFindsThem(String overlay) throws Exception {
        List<Object> objects = objects(overlay);
        Deployment deployment = one(objects, Deployment.class);
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        Set<String> ports = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getPorts().stream()
                .map(port -> port.getName())
                .collect(Collectors.toSet());
        Map<String, Service> services = of(objects, Service.class).stream()
                .collect(Collectors.toMap(s -> s.getMetadata().getName(), s -> s));
        for (Service service : services.values()) {
            assertTrue(labels.entrySet()
                    .containsAll(service.getSpec().getSelector().entrySet()));
            service.getSpec()
                    .getPorts()
                    .forEach(port ->
                            assertTrue(ports.contains(port.getTargetPort().getStrVal())));
        }
        assertTrue(labels.entrySet()
                .containsAll(deployment.getSpec().getSelector().getMatchLabels().entrySet()));
        assertTrue(labels.entrySet()
                .containsAll(one(objects, PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels()
                        .entrySet()));
        one(objects, Ingress.class).getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .forEach(path -> {
                    assertEquals("tiendo06", path.getBackend().getService().getName());
                    assertEquals(
                            "http", path.getBackend().getService().getPort().getName());
                });
        Crds.ServiceMonitor monitor = one(objects, Crds.ServiceMonitor.class);
        Service measured = services.get("tiendo06-management");
        assertTrue(measured.getMetadata()
                .getLabels()
                .entrySet()
                .containsAll(monitor.spec().selector().getMatchLabels().entrySet()));
        HorizontalPodAutoscaler scaler = one(objects, HorizontalPodAutoscaler.class);
        assertEquals(
                deployment.getMetadata().getName(),
                scaler.getSpec().getScaleTargetRef().getName());
        assertNull(deployment.getSpec().getReplicas(), "replicas belong to the scaler");
        Crds.Pooler pooler = one(objects, Crds.Pooler.class);
        assertEquals(
                one(objects, Crds.Cluster.class).metadata().getName(),
                pooler.spec().cluster().getName());
        int clients = scaler.getSpec().getMaxReplicas() * POOL;
        assertTrue(clients
                <= Integer.parseInt(pooler.spec().pgbouncer().parameters().get("max_client_conn")));
        int behind = pooler.spec().instances()
                * Integer.parseInt(pooler.spec().pgbouncer().parameters().get("default_pool_size"));
        assertTrue(behind < 200, "connections to the database: " + behind);
        assertTrue(one(objects, Crds.Cluster.class)
                .spec()
                .certificates()
                .serverAltDNSNames()
                .contains(pooler.metadata().getName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void probesDrainAndSpread(String overlay) throws Exception {
        Deployment deployment = one(objects(overlay), Deployment.class);
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        Container container = pod.getContainers().getFirst();
        for (var probe :
                List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())) {
            assertEquals("management", probe.getHttpGet().getPort().getStrVal());
        }
        assertEquals(
                "/q/health/ready", container.getReadinessProbe().getHttpGet().getPath());
        assertEquals(
                0,
                deployment
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal());
        long drained = container.getLifecycle().getPreStop().getSleep().getSeconds() + 25;
        assertTrue(pod.getTerminationGracePeriodSeconds() > drained);
        assertFalse(pod.getTopologySpreadConstraints().isEmpty());
        assertFalse(pod.getAffinity()
                .getPodAntiAffinity()
                .getPreferredDuringSchedulingIgnoredDuringExecution()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void nothingGoesInOrOutButWhatIsNamed(String overlay) throws Exception {
        List<NetworkPolicy> policies = of(objects(overlay), NetworkPolicy.class);
        NetworkPolicy deny = policies.stream()
                .filter(p -> p.getMetadata().getName().equals("default-deny"))
                .findFirst()
                .orElseThrow();
        assertEquals(Set.of("Ingress", "Egress"), Set.copyOf(deny.getSpec().getPolicyTypes()));
        assertTrue(deny.getSpec().getIngress().isEmpty()
                && deny.getSpec().getEgress().isEmpty());
        assertTrue(deny.getSpec().getPodSelector().getMatchLabels() == null
                || deny.getSpec().getPodSelector().getMatchLabels().isEmpty());
        for (NetworkPolicy policy : policies) {
            policy.getSpec()
                    .getIngress()
                    .forEach(rule -> assertFalse(
                            rule.getFrom().isEmpty() || rule.getPorts().isEmpty(),
                            "anybody may enter by " + policy.getMetadata().getName()));
        }
    }

    /** The pooler drops what the driver sends as options. */
    @Test
    void theRoleHasWhatTheDriverAsksForInASession() throws Exception {
        String settings = Files.readString(Path.of("src/main/resources/application.properties"));
        String cluster = Files.readString(Path.of("k8s/database/cluster.yaml"));
        List<String> asked = Pattern.compile("-c (\\w+)=")
                .matcher(settings)
                .results()
                .map(option -> option.group(1))
                .toList();
        assertTrue(asked.contains("plan_cache_mode"), asked.toString());
        asked.forEach(name -> assertTrue(cluster.contains("alter role tiendo06_app set " + name + " = "), name));
    }

    /** The pooler hands a connection to another client after each transaction. */
    @Test
    void theApplicationKeepsNoStateInASession() throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(java|sql)")).toList()) {
                String text = Files.readString(file).toLowerCase(java.util.Locale.ROOT);
                if (text.matches(
                        "(?s).*(pg_advisory_lock\\(|pg_try_advisory_lock\\(|\"listen |\\bset session |with hold).*")) {
                    found.add(file.toString());
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void promtoolReadsTheRules(@TempDir Path directory) throws Exception {
        String promtool = Manifests.installed("promtool").orElse(null);
        Assumptions.assumeTrue(promtool != null, "SKIPPED: promtool (Debian: prometheus) is not installed");
        for (JsonNode document : Manifests.documents(Files.readString(Path.of("k8s/base/monitoring.yaml")))) {
            if (document.get("kind").asText().equals("PrometheusRule")) {
                Path rules = directory.resolve("rules.yaml");
                new ObjectMapper(new YAMLFactory()).writeValue(rules.toFile(), document.get("spec"));
                String said = Manifests.run(List.of(promtool, "check", "rules", rules.toString()));
                assertTrue(said.contains("SUCCESS"), said);
            }
        }
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatItMeans() throws Exception {
        for (JsonNode document : Manifests.documents(Files.readString(Path.of("k8s/base/monitoring.yaml")))) {
            if (Manifests.parse(document) instanceof Crds.PrometheusRule rules) {
                for (Crds.Rule rule : rules.spec().groups().getFirst().rules()) {
                    assertTrue(
                            Set.of("critical", "warning", "info")
                                    .contains(rule.labels().get("severity")),
                            rule.alert());
                    assertFalse(rule.annotations().get("summary").isBlank(), rule.alert());
                }
            }
        }
    }
}
