package org.affinitydomain.imagingsource.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.affinitydomain.domain.DicomPeer.Permission;
import org.affinitydomain.domain.DicomPeer;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.dimse.DicomNetwork;
import org.affinitydomain.imagingsource.provide.ProvidedServices;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.transcode.Decoding;

/** A source that keeps images itself, or one with another PACS, on a DICOM port of its own, with peers of all kinds. */
public final class TestArchive implements AutoCloseable {
    public static final String TITLE = "PRACTICE";
    public final LocalSource source;
    public final LocalSources sources;
    public final Archive archive;
    public final int port = freePort();
    public final int destinationPort = freePort();
    /** The studies that were put on the work list. */
    public final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final DicomNetwork network;

    public TestArchive(Path data, DataSource dataSource) {
        this(data, dataSource, new ArchiveSettings(64L << 20, 0, 100), Optional.empty());
    }

    /** @param other a PACS in place of the archive */
    public TestArchive(Path data, DataSource dataSource, ArchiveSettings settings, Optional<Pacs> other) {
        StudyAccess access = other.isPresent() ? new StudyAccess.Folder(data) : new StudyAccess.Archive(data.resolve("archive"), true);
        ImagingSource configured = Region.changed(Region.source(Region.in(data)), access, TITLE, List.of(
                new DicomPeer("MODALITY", Optional.empty(), other.isPresent() ? Set.of() : Set.of(Permission.STORE)),
                new DicomPeer("VIEWER", Optional.empty(), Set.of(Permission.RETRIEVE)),
                new DicomPeer("DEST", Optional.of(new DicomPeer.Address("127.0.0.1", destinationPort, false)), Set.of(Permission.RETRIEVE)),
                new DicomPeer("NOWHERE", Optional.of(new DicomPeer.Address("127.0.0.1", 1, false)), Set.of(Permission.RETRIEVE))));
        this.source = new LocalSource(configured, other.orElseGet(() -> new ArchivePacs(configured.id(), data.resolve("archive"), "test", dataSource)));
        this.sources = new LocalSources(List.of(source));
        this.archive = new Archive(configured.id(), data.resolve("archive"), "test", dataSource, settings, new Told(), Clock.systemUTC());
        this.network = DicomNetwork.open(List.of(configured), Region.settings(Map.of("affinity.imaging-source.dicom.port", String.valueOf(port))));
        network.provide(ProvidedServices.of(sources, new Archives(Map.of(configured.id(), archive)),
                Decoding.of(Region.settings(Map.of())), (who, uid, notification) -> { }));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Told implements Arrivals {
        @Override
        public void arrived(Connection connection, String studyUid, Instant arrived) {
            told.add(studyUid);
        }

        @Override
        public void committed() {
            // nobody sleeps here
        }

        @Override
        public Duration quiet() {
            return Duration.ZERO;
        }
    }

    @Override
    public void close() {
        sources.close();
        network.close();
    }
}
