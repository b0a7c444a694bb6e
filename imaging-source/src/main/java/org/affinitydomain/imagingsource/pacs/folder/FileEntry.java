package org.affinitydomain.imagingsource.pacs.folder;

import java.util.Optional;
import org.affinitydomain.dicom.manifest.Instance;

/**
 * What is known of one file of a folder.
 *
 * @param path     below the folder, with {@code /} between its parts
 * @param size     bytes
 * @param modified milliseconds since 1970
 * @param content  what it was found to be
 */
record FileEntry(String path, long size, long modified, Content content) {

    /** What a file is. */
    sealed interface Content {

        /** The study that the file belongs to; empty when it belongs to none. */
        default Optional<String> studyUid() {
            return this instanceof OfInstance instance ? Optional.of(instance.study()) : Optional.empty();
        }
    }

    /** A whole instance. */
    record OfInstance(String study, String series, Instance instance, String transferSyntaxUid) implements Content {
    }

    /** Something else than DICOM, or a DICOM file that is no instance of a study, such as a directory. */
    record NotDicom() implements Content {
    }

    /** A DICOM file that cannot be used; the reason is for the operator. */
    record Broken(String reason) implements Content {
    }

    /** Whether the file still has the size and time of change that it had when it was read. */
    boolean isSameFile(long currentSize, long currentlyModified) {
        return size == currentSize && modified == currentlyModified;
    }
}
