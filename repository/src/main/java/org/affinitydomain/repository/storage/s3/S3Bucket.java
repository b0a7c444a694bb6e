package org.affinitydomain.repository.storage.s3;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.affinitydomain.platform.SettingsException;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.repository.storage.StorageUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket that an installation uses, as its settings name it.
 *
 * @param client   speaks to the store
 * @param settings say where it is
 */
record S3Bucket(S3Client client, S3Settings settings) {

    private static final Logger LOG = System.getLogger(S3Bucket.class.getName());
    static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** The name of the object that holds a document's content. */
    String nameOf(StorageKey key) {
        return settings.prefix() + key.value();
    }

    String name() {
        return settings.bucket();
    }

    /**
     * Looks whether the bucket can be used. A store that does not answer now may answer later: that is a line in the log.
     *
     * @throws SettingsException when the bucket is missing, or the store refuses who asks
     */
    void check() {
        try {
            client.headBucket(request -> request.bucket(name()));
        } catch (S3Exception e) {
            throw switch (e.statusCode()) {
                case NOT_FOUND -> new SettingsException("AFF2042", "there is no " + settings,
                        "create the bucket, or name another one in affinity.repository.s3.bucket", e);
                case UNAUTHORIZED, FORBIDDEN -> new SettingsException("AFF2043", "the object store does not let this repository use "
                        + settings, "correct affinity.repository.s3.access-key and .secret-key, or allow their owner to list, read, write and"
                        + " delete in the bucket", e);
                default -> new SettingsException("AFF2044", "the object store answered " + e.statusCode() + " when it was asked for " + settings,
                        "check affinity.repository.s3.endpoint, .region and .path-style", e);
            };
        } catch (SdkException e) {
            LOG.log(Level.WARNING, () -> "AFF2045 The object store does not answer (" + e.getMessage() + "), " + settings
                    + ": submissions are refused until it does; check it, and affinity.repository.s3.endpoint");
        }
    }

    /** What an error of the store means for the repository. */
    StorageUnavailableException unavailable(String attempt, SdkException e) {
        return new StorageUnavailableException(attempt + " in " + settings + " failed: " + e.getMessage(), e);
    }
}
