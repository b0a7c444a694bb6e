package org.affinitydomain.repository.storage.s3;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.affinitydomain.repository.storage.ContentUnreadableException;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.StagedDocument;
import org.affinitydomain.repository.storage.Staging;
import org.affinitydomain.repository.storage.StorageException;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.repository.storage.StorageLimits;
import org.affinitydomain.repository.storage.StorageWalk;
import org.affinitydomain.repository.storage.StoredContent;
import org.affinitydomain.xds.transaction.DocumentContent;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Documents as objects of a bucket, one each, named by their storage keys. An object is visible when it is whole, and the
 * store's yes to it is the durability that a submission relies on.
 */
public final class S3Storage implements DocumentStorage {

    private final S3Bucket bucket;
    private final Staging staging;

    /**
     * Opens a storage.
     *
     * @param settings where the bucket is
     * @param incoming the local folder in which documents are received
     * @param node     the name of this server, different from that of every other server which uses the same folder
     * @param limits   its bounds; those of the device are about the local folder
     * @throws org.affinitydomain.platform.SettingsException when the bucket is missing or the keys are wrong
     */
    public S3Storage(S3Settings settings, Path incoming, String node, StorageLimits limits) throws IOException {
        this.staging = new Staging(incoming, node, limits, false);
        this.bucket = new S3Bucket(S3Clients.client(settings), settings);
        boolean good = false;
        try {
            bucket.check();
            good = true;
        } finally {
            if (!good) {
                close();
            }
        }
    }

    @Override
    public StagedDocument stage(InputStream content) throws ContentUnreadableException, StorageException {
        return new StagedUpload(staging.receive(content), bucket);
    }

    @Override
    public DocumentContent content(StoredContent document) {
        return () -> {
            try {
                return document.decode(new S3ObjectStream(bucket.client().getObject(
                        request -> request.bucket(bucket.name()).key(bucket.nameOf(document.key())))));
            } catch (NoSuchKeyException e) {
                throw new FileNotFoundException("there is no object " + bucket.nameOf(document.key()) + " in " + bucket.settings());
            } catch (SdkException e) {
                throw bucket.unavailable("reading document " + document.key(), e);
            }
        };
    }

    @Override
    public OptionalLong storedSize(StorageKey key) throws IOException {
        try {
            return OptionalLong.of(bucket.client().headObject(
                    request -> request.bucket(bucket.name()).key(bucket.nameOf(key))).contentLength());
        } catch (S3Exception e) {
            if (e.statusCode() == S3Bucket.NOT_FOUND) {
                return OptionalLong.empty();
            }
            throw bucket.unavailable("looking for document " + key, e);
        } catch (SdkException e) {
            throw bucket.unavailable("looking for document " + key, e);
        }
    }

    @Override
    public void delete(StorageKey key) throws IOException {
        String name = bucket.nameOf(key);
        try {
            for (MultipartUpload unfinished : bucket.client().listMultipartUploads(
                    request -> request.bucket(bucket.name()).prefix(name)).uploads()) {
                bucket.client().abortMultipartUpload(request -> request.bucket(bucket.name()).key(name).uploadId(unfinished.uploadId()));
            }
            bucket.client().deleteObject(request -> request.bucket(bucket.name()).key(name));
        } catch (SdkException e) {
            throw bucket.unavailable("deleting document " + key, e);
        }
    }

    @Override
    public StorageWalk walk() {
        return new S3Walk(bucket);
    }

    @Override
    public int recover() throws IOException {
        return staging.recover();
    }

    @Override
    public void close() {
        bucket.client().close();
    }
}
