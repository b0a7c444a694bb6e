package org.affinitydomain.domain;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** How an imaging source of this installation reaches the studies that it shares. */
public sealed interface StudyAccess {

    /**
     * DICOM Part 10 files below a folder.
     *
     * @param path the folder; read, never written
     */
    record Folder(Path path) implements StudyAccess {
        /** Refuses an absent path. */
        public Folder {
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * A PACS that answers QIDO-RS and WADO-RS (DICOM PS3.18).
     *
     * @param url             base of its services, without a slash at the end
     * @param connectTimeout  how long a connection may take
     * @param responseTimeout how long the PACS may be silent, before its answer and in it
     */
    record DicomWeb(URI url, Duration connectTimeout, Duration responseTimeout) implements StudyAccess {
        /** Refuses absent values. */
        public DicomWeb {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(connectTimeout, "connectTimeout");
            Objects.requireNonNull(responseTimeout, "responseTimeout");
        }
    }

    /** Another installation runs the source; it is reached by RAD-69 and WADO-RS only. */
    record Remote() implements StudyAccess {
    }
}
