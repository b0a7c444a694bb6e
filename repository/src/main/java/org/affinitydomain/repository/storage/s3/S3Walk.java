package org.affinitydomain.repository.storage.s3;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.affinitydomain.repository.storage.StorageItem;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.repository.storage.StorageWalk;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A walk through the objects of a bucket, which the store lists in the order of their names, a page at a time. */
final class S3Walk implements StorageWalk {

    private static final int PAGE = 1000;

    private final S3Bucket bucket;
    private final Deque<S3Object> page = new ArrayDeque<>();
    private Optional<String> continuation = Optional.empty();
    private boolean more = true;

    S3Walk(S3Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public Optional<StorageItem> next() throws IOException {
        while (page.isEmpty() && more) {
            turn();
        }
        return Optional.ofNullable(page.poll()).map(this::item);
    }

    private void turn() throws IOException {
        try {
            ListObjectsV2Response answer = bucket.client().listObjectsV2(request -> {
                request.bucket(bucket.name()).prefix(bucket.settings().prefix()).maxKeys(PAGE);
                continuation.ifPresent(request::continuationToken);
            });
            page.addAll(answer.contents());
            continuation = Optional.ofNullable(answer.nextContinuationToken());
            more = continuation.isPresent();
        } catch (SdkException e) {
            throw bucket.unavailable("listing the documents", e);
        }
    }

    private StorageItem item(S3Object object) {
        Optional<StorageKey> key = StorageKey.of(object.key().substring(bucket.settings().prefix().length()));
        return key.isPresent() ? new StorageItem.Content(key.get(), object.size()) : new StorageItem.Stray(object.key());
    }
}
