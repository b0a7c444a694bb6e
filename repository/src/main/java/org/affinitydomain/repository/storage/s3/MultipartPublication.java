package org.affinitydomain.repository.storage.s3;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.repository.storage.ReceivedFile;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** The upload of a large document in parts, one after the other; the object comes into being with the last request. */
final class MultipartPublication {

    private static final Logger LOG = System.getLogger(MultipartPublication.class.getName());
    /** An upload cannot have more. */
    private static final long MOST_PARTS = 10_000;

    private final S3Bucket bucket;
    private final ReceivedFile received;
    private final String name;
    private final long size;
    private final long part;

    /** @param leastPart the size of a part, in bytes, unless that would make too many */
    MultipartPublication(S3Bucket bucket, ReceivedFile received, long leastPart) {
        this.bucket = bucket;
        this.received = received;
        this.name = bucket.nameOf(received.content().key());
        this.size = received.content().storedSize();
        this.part = Math.max(leastPart, (size + MOST_PARTS - 1) / MOST_PARTS);
    }

    /** Uploads it. When that fails, what was uploaded is given up. */
    void run() {
        String upload = bucket.client().createMultipartUpload(request -> request.bucket(bucket.name()).key(name)).uploadId();
        boolean complete = false;
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long offset = 0; offset < size; offset += part) {
                parts.add(upload(upload, parts.size() + 1, offset));
            }
            bucket.client().completeMultipartUpload(request -> request.bucket(bucket.name()).key(name).uploadId(upload)
                    .multipartUpload(all -> all.parts(parts)));
            complete = true;
        } finally {
            if (!complete) {
                giveUp(upload);
            }
        }
    }

    private CompletedPart upload(String upload, int number, long offset) {
        long length = Math.min(part, size - offset);
        Duration attempt = S3Clients.uploadTimeout(bucket.settings(), length);
        String tag;
        try (FileSection section = new FileSection(received.path(), offset, length)) {
            tag = bucket.client().uploadPart(request -> request.bucket(bucket.name()).key(name).uploadId(upload).partNumber(number)
                            .overrideConfiguration(o -> o.apiCallAttemptTimeout(attempt).apiCallTimeout(S3Clients.allAttempts(attempt))),
                    RequestBody.fromContentProvider(section, length, "application/octet-stream")).eTag();
        }
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private void giveUp(String upload) {
        try {
            bucket.client().abortMultipartUpload(request -> request.bucket(bucket.name()).key(name).uploadId(upload));
        } catch (SdkException e) {
            // The document is discarded, and the sweep deletes what is left of it.
            LOG.log(Level.DEBUG, "an upload cannot be given up now", e);
        }
    }
}
