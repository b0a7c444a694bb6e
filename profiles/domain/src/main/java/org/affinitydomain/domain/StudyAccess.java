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

    /** How instances are brought from a PACS that speaks DIMSE. */
    enum Retrieval {
        /** By C-GET where the PACS has it, else by C-MOVE. */
        AUTO,
        /** By C-GET (DICOM PS3.4 C.4.3). */
        GET,
        /** By C-MOVE to this installation (DICOM PS3.4 C.4.2), which the PACS has to know. */
        MOVE
    }

    /**
     * A PACS that answers C-FIND, and C-GET or C-MOVE, in the Study Root model (DICOM PS3.4 C).
     *
     * @param aeTitle         its application entity title
     * @param host            its host name or address
     * @param port            its TCP port
     * @param callingAeTitle  the title of this installation for this PACS, also as destination of C-MOVE
     * @param retrieval       how instances are brought
     * @param tls             whether it is reached by TLS, with the certificates of this installation
     * @param associations    how many associations with it there may be at a time
     * @param connectTimeout  how long a connection may take
     * @param responseTimeout how long the PACS may be silent
     */
    record Dicom(String aeTitle, String host, int port, String callingAeTitle, Retrieval retrieval, boolean tls, int associations,
                 Duration connectTimeout, Duration responseTimeout) implements StudyAccess {
        /** Refuses absent values and numbers out of bounds. */
        public Dicom {
            Objects.requireNonNull(aeTitle, "aeTitle");
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(callingAeTitle, "callingAeTitle");
            Objects.requireNonNull(retrieval, "retrieval");
            Objects.requireNonNull(connectTimeout, "connectTimeout");
            Objects.requireNonNull(responseTimeout, "responseTimeout");
            if (port < 1 || port > 65_535 || associations < 1) {
                throw new IllegalArgumentException("port " + port + ", " + associations + " associations");
            }
        }
    }

    /**
     * This installation keeps the images itself, for a practice without PACS: they are stored here by C-STORE or STOW-RS
     * (DICOM PS3.4 B, PS3.18 10.5).
     *
     * @param path the folder of the images, which nothing else writes to
     * @param stow whether images are taken by STOW-RS too, from whoever may reach the source by HTTP
     */
    record Archive(Path path, boolean stow) implements StudyAccess {
        /** Refuses an absent path. */
        public Archive {
            Objects.requireNonNull(path, "path");
        }
    }

    /** Another installation runs the source; it is reached by RAD-69 and WADO-RS only. */
    record Remote() implements StudyAccess {
    }
}
