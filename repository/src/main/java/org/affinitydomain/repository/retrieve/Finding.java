package org.affinitydomain.repository.retrieve;

import java.util.Objects;
import java.util.Optional;
import org.affinitydomain.xds.transaction.DocumentContent;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.NewIds;

/** What a {@link DocumentFinder} found. */
public sealed interface Finding {

    /**
     * The document is here.
     *
     * @param newIds   what identifies it, when it is not identified by the uniqueId that was asked for
     * @param mimeType its media type
     * @param content  its bytes
     */
    record Available(Optional<NewIds> newIds, String mimeType, DocumentContent content) implements Finding {
        public Available {
            Objects.requireNonNull(newIds, "newIds");
            Objects.requireNonNull(mimeType, "mimeType");
            Objects.requireNonNull(content, "content");
        }
    }

    /** It belongs here and cannot be had, for this reason. */
    record Unavailable(RegistryError error) implements Finding {
        public Unavailable {
            Objects.requireNonNull(error, "error");
        }
    }

    /** There is none of that uniqueId. */
    record Unknown() implements Finding {
    }
}
