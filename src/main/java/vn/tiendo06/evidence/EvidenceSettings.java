package vn.tiendo06.evidence;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What may be attached and where it is kept. */
@ConfigMapping(prefix = "tiendo06.evidence")
public interface EvidenceSettings {

    /** Where new files go; each file is read from where it was put. */
    @WithDefault("database")
    StoreKind store();

    /** The largest file. */
    @WithDefault("20M")
    MemorySize maxSize();

    /** Files for each submission. */
    @WithDefault("20")
    int maxCount();

    /** Kinds of files to accept. */
    @WithDefault("pdf,docx,xlsx,odt,ods,png,jpeg,csv,text")
    Set<FileType> types();

    S3 s3();

    /** The S3-compatible service, where one is used. */
    interface S3 {

        Optional<String> bucket();

        /** Address of a service other than Amazon's. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        /** Bucket in the path, as most services but Amazon's want it. */
        @WithDefault("true")
        boolean pathStyle();

        /** Both or neither; without them the SDK's own chain (environment, instance role) serves. */
        Optional<String> accessKeyId();

        Optional<String> secretAccessKey();
    }
}
