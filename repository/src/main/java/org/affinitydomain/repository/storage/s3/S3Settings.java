package org.affinitydomain.repository.storage.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.affinitydomain.platform.Settings;

/**
 * What an installation says of its object store: settings {@code affinity.repository.s3.*}.
 *
 * @param endpoint    {@code .endpoint}: its address; empty for that of the region at AWS
 * @param region      {@code .region} (us-east-1)
 * @param bucket      {@code .bucket}, which exists
 * @param prefix      {@code .prefix} (none): what the names of this repository's objects begin with, for example
 *                    {@code documents/}; of this repository alone
 * @param accessKey   {@code .access-key}
 * @param secretKey   {@code .secret-key}
 * @param pathStyle   {@code .path-style}: whether the bucket is named in the path and not in the host; by default when there
 *                    is an endpoint
 * @param timeout     {@code .timeout} (PT20S): how long the store may take for an answer, or be silent within one
 * @param connections {@code .connections} (64): most connections at a time
 */
public record S3Settings(Optional<URI> endpoint, String region, String bucket, String prefix, String accessKey, String secretKey,
                         boolean pathStyle, Duration timeout, int connections) {

    private static final String PREFIX = "affinity.repository.s3.";

    public S3Settings {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(accessKey, "accessKey");
        Objects.requireNonNull(secretKey, "secretKey");
        Objects.requireNonNull(timeout, "timeout");
    }

    /**
     * Reads them.
     *
     * @throws org.affinitydomain.platform.SettingsException when the bucket or a key is missing, or a value cannot be used
     */
    public static S3Settings of(Settings settings) {
        Optional<URI> endpoint = settings.url(PREFIX + "endpoint");
        return new S3Settings(endpoint, settings.text(PREFIX + "region").orElse("us-east-1"), settings.required(PREFIX + "bucket"),
                settings.text(PREFIX + "prefix").orElse(""), settings.required(PREFIX + "access-key"),
                settings.required(PREFIX + "secret-key"), settings.flag(PREFIX + "path-style", endpoint.isPresent()),
                settings.duration(PREFIX + "timeout", Duration.ofSeconds(20)), settings.number(PREFIX + "connections", 64, 1, 10_000));
    }

    /** Where it is, for log lines: without the keys. */
    @Override
    public String toString() {
        return "bucket " + bucket + (prefix.isEmpty() ? "" : " below " + prefix)
                + endpoint.map(address -> " at " + address).orElse(" in " + region);
    }
}
