package vn.tiendo06.k8s;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Reads manifests as strictly as the API server would: a field that the kind does not have is an error. */
public final class Manifests {

    /** What there is of each overlay, in the order in which it is applied. */
    public static final List<String> STAGES = List.of("database", "migrate", "");

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("monitoring.coreos.com/v1 ServiceMonitor", Crds.ServiceMonitor.class),
            Map.entry("monitoring.coreos.com/v1 PrometheusRule", Crds.PrometheusRule.class),
            Map.entry("postgresql.cnpg.io/v1 Cluster", Crds.Cluster.class),
            Map.entry("postgresql.cnpg.io/v1 ScheduledBackup", Crds.ScheduledBackup.class),
            Map.entry("postgresql.cnpg.io/v1 Pooler", Crds.Pooler.class));

    private static final YAMLFactory YAML = new YAMLFactory().enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL);
    private static final ObjectMapper TREES = new ObjectMapper(YAML);
    private static final ObjectMapper STRICT = new ObjectMapper(YAML)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerModule(new JavaTimeModule())
            .registerModule(new SimpleModule().setDeserializerModifier(new WithoutAnySetter()));

    private Manifests() {}

    /** The model keeps unknown fields aside; without that they are what they are: unknown. */
    private static final class WithoutAnySetter extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder builder) {
            builder.setAnySetter(null);
            builder.setIgnoreUnknownProperties(false);
            return builder;
        }
    }

    /** The documents of a text. */
    public static List<JsonNode> documents(String text) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        try (var values = TREES.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (values.hasNext()) {
                documents.add(values.next());
            }
        }
        return documents;
    }

    /** The object that a document describes. */
    static Object parse(JsonNode document) throws IOException {
        String kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            throw new IOException("unknown kind " + kind);
        }
        return STRICT.treeToValue(document, type);
    }

    /** The manifests as they are kept, without kustomize's own files. */
    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("k8s"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.getFileName().toString().equals("kustomization.yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** A stage of an overlay as kustomize builds it; without kustomize the test is skipped, and says so. */
    public static List<JsonNode> built(String overlay, String stage) throws Exception {
        Path directory = Path.of("k8s", "overlays", overlay, stage);
        List<String> command = installed("kustomize")
                .map(kustomize -> List.of(kustomize, "build", directory.toString()))
                .or(() -> installed("kubectl").map(kubectl -> List.of(kubectl, "kustomize", directory.toString())))
                .orElse(null);
        Assumptions.assumeTrue(command != null, "SKIPPED: neither kustomize nor kubectl is installed");
        return documents(run(command));
    }

    /** A program on the path. */
    static Optional<String> installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** What a program prints; an error where it fails. */
    static String run(List<String> command) throws Exception {
        Path output = Files.createTempFile("manifests", ".yaml");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectErrorStream(true)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(command + ": " + Files.readString(output));
            }
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }
}
