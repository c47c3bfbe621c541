package vn.tiendo06.k8s;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;
import java.util.Map;

/**
 * The parts that we use of kinds which Kubernetes itself does not have: of the Prometheus operator and of CloudNativePG
 * 1.25, as their API references name them. What is not here cannot be in a manifest.
 */
final class Crds {

    private Crds() {}

    record ServiceMonitor(String apiVersion, String kind, ObjectMeta metadata, ServiceMonitorSpec spec) {}

    record ServiceMonitorSpec(LabelSelector selector, List<Endpoint> endpoints) {}

    record Endpoint(String port, String path, String interval, String scrapeTimeout) {}

    record PrometheusRule(String apiVersion, String kind, ObjectMeta metadata, PrometheusRuleSpec spec) {}

    record PrometheusRuleSpec(List<RuleGroup> groups) {}

    record RuleGroup(String name, List<Rule> rules) {}

    record Rule(
            String alert,
            String expr,
            @JsonProperty("for") String pending,
            Map<String, String> labels,
            Map<String, String> annotations) {}

    record Cluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {}

    record ClusterSpec(
            int instances,
            String imageName,
            PrimaryUpdateStrategy primaryUpdateStrategy,
            PrimaryUpdateMethod primaryUpdateMethod,
            Postgresql postgresql,
            Certificates certificates,
            Bootstrap bootstrap,
            Managed managed,
            Storage storage,
            Storage walStorage,
            ResourceRequirements resources,
            Affinity affinity,
            Backup backup,
            Monitoring monitoring) {}

    enum PrimaryUpdateStrategy {
        unsupervised,
        supervised
    }

    enum PrimaryUpdateMethod {
        switchover,
        restart
    }

    record Postgresql(
            Synchronous synchronous,
            Map<String, String> parameters,
            @JsonProperty("pg_hba") List<String> accessRules) {}

    record Synchronous(SynchronousMethod method, int number, DataDurability dataDurability) {}

    enum SynchronousMethod {
        any,
        first
    }

    enum DataDurability {
        required,
        preferred
    }

    record Certificates(List<String> serverAltDNSNames) {}

    record Bootstrap(Initdb initdb) {}

    record Initdb(
            String database,
            String owner,
            String encoding,
            String localeProvider,
            String icuLocale,
            List<String> postInitSQL,
            List<String> postInitApplicationSQL) {}

    record Managed(List<ManagedRole> roles) {}

    record ManagedRole(
            String name,
            Ensure ensure,
            boolean login,
            boolean superuser,
            boolean createdb,
            boolean createrole,
            LocalObjectReference passwordSecret) {}

    enum Ensure {
        present,
        absent
    }

    record Storage(String size) {}

    record Affinity(boolean enablePodAntiAffinity, String topologyKey, AntiAffinity podAntiAffinityType) {}

    enum AntiAffinity {
        preferred,
        required
    }

    record Backup(String retentionPolicy, ObjectStore barmanObjectStore) {}

    record ObjectStore(String destinationPath, S3Credentials s3Credentials, Archive wal, Archive data) {}

    record S3Credentials(SecretKeySelector accessKeyId, SecretKeySelector secretAccessKey) {}

    record Archive(Compression compression, Encryption encryption) {}

    enum Compression {
        bzip2,
        gzip,
        snappy
    }

    enum Encryption {
        AES256
    }

    record Monitoring(boolean enablePodMonitor) {}

    record ScheduledBackup(String apiVersion, String kind, ObjectMeta metadata, ScheduledBackupSpec spec) {}

    record ScheduledBackupSpec(
            String schedule, boolean immediate, OwnerReference backupOwnerReference, LocalObjectReference cluster) {}

    enum OwnerReference {
        none,
        self,
        cluster
    }

    record Pooler(String apiVersion, String kind, ObjectMeta metadata, PoolerSpec spec) {}

    record PoolerSpec(LocalObjectReference cluster, int instances, PoolerType type, PgBouncer pgbouncer) {}

    enum PoolerType {
        rw,
        ro
    }

    record PgBouncer(PoolMode poolMode, Map<String, String> parameters) {}

    enum PoolMode {
        session,
        transaction
    }
}
