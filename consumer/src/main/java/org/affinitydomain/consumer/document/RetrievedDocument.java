package org.affinitydomain.consumer.document;

import java.io.InputStream;
import java.util.Objects;

/**
 * A document that a repository returned.
 *
 * @param uniqueId what identifies its bytes: the uniqueId that was asked for, or that of a document which was made on demand
 *                 (NewDocumentUniqueId, ITI TF-2 3.43.4.2.2)
 * @param mimeType its media type
 * @param content  its bytes; whoever gets them closes them
 */
public record RetrievedDocument(String uniqueId, String mimeType, InputStream content) {

    public RetrievedDocument {
        Objects.requireNonNull(uniqueId, "uniqueId");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(content, "content");
    }
}
