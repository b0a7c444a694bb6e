package org.affinitydomain.repository.storage.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.repository.storage.StorageLimits;
import org.affinitydomain.repository.storage.TestStorage;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A prefix of a bucket, as a test sees and damages it. */
public final class TestBucket implements TestStorage {

    private final S3Settings settings;
    private final Path incoming;

    /** @param incoming where documents are received */
    public TestBucket(S3Server server, Path incoming) {
        this.settings = server.settings(S3Server.prefix(), Duration.ofSeconds(20));
        this.incoming = incoming;
    }

    @Override
    public DocumentStorage open(String node, StorageLimits limits) throws IOException {
        return new S3Storage(settings, incoming, node, limits);
    }

    @Override
    public void put(StorageKey key, byte[] content) {
        put(key.value(), content);
    }

    @Override
    public void put(String name, byte[] content) {
        try (S3Client client = S3Clients.client(settings)) {
            client.putObject(request -> request.bucket(settings.bucket()).key(settings.prefix() + name), RequestBody.fromBytes(content));
        }
    }

    @Override
    public void remove(StorageKey key) {
        try (S3Client client = S3Clients.client(settings)) {
            client.deleteObject(request -> request.bucket(settings.bucket()).key(settings.prefix() + key.value()));
        }
    }
}
