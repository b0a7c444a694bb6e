package org.affinitydomain.repository.storage.s3;

import java.io.IOException;
import java.time.Duration;
import org.affinitydomain.repository.storage.ReceivedFile;
import org.affinitydomain.repository.storage.StagedDocument;
import org.affinitydomain.repository.storage.StoredContent;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/** A received file that is uploaded when it gets its place. The file goes in any case. */
final class StagedUpload implements StagedDocument {

    /** Up to this size a document is one request; above it every part is one. */
    static final long PART = 16L << 20;

    private final ReceivedFile received;
    private final S3Bucket bucket;

    StagedUpload(ReceivedFile received, S3Bucket bucket) {
        this.received = received;
        this.bucket = bucket;
    }

    @Override
    public StoredContent content() {
        return received.content();
    }

    @Override
    public void publish() throws IOException {
        try {
            if (content().storedSize() <= PART) {
                upload();
            } else {
                new MultipartPublication(bucket, received, PART).run();
            }
        } catch (SdkException e) {
            throw bucket.unavailable("storing document " + content().key(), e);
        }
    }

    private void upload() {
        Duration attempt = S3Clients.uploadTimeout(bucket.settings(), content().storedSize());
        bucket.client().putObject(request -> request.bucket(bucket.name()).key(bucket.nameOf(content().key()))
                        .overrideConfiguration(o -> o.apiCallAttemptTimeout(attempt).apiCallTimeout(S3Clients.allAttempts(attempt))),
                RequestBody.fromFile(received.path()));
    }

    @Override
    public void close() {
        received.discard();
    }
}
