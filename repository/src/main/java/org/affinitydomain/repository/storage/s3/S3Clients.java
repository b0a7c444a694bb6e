package org.affinitydomain.repository.storage.s3;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients that depend on their settings alone, and that wait for nothing without end. */
final class S3Clients {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** An upload may take longer by what it needs at this rate, in bytes a second. */
    private static final long SLOWEST_RATE = 256 * 1024;
    /** The standard retry mode tries three times. */
    private static final int ATTEMPTS = 3;

    private S3Clients() {
    }

    /** A client; whoever made it closes it, which ends its connections and threads. */
    static S3Client client(S3Settings settings) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                // Other stores than Amazon's do not know the checksums in trailers that are sent by default. What is sent in
                // cleartext is signed as a whole, and TLS guards the rest.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(ApacheHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(settings.timeout())
                        .connectionAcquisitionTimeout(settings.timeout())
                        .maxConnections(settings.connections())
                        .proxyConfiguration(ProxyConfiguration.builder().useEnvironmentVariableValues(false).build()))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(settings.timeout())
                        .apiCallTimeout(settings.timeout().multipliedBy(ATTEMPTS))
                        .retryStrategy(RetryMode.STANDARD)
                        // Files in the home folder of whoever starts the server are no settings of this repository.
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .build());
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** How long one attempt to upload so many bytes may take. */
    static Duration uploadTimeout(S3Settings settings, long bytes) {
        return settings.timeout().plusSeconds(bytes / SLOWEST_RATE);
    }

    /** How long all attempts together may take when one may take that long. */
    static Duration allAttempts(Duration one) {
        return one.multipliedBy(ATTEMPTS);
    }
}
