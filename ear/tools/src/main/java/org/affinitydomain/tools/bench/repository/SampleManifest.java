package org.affinitydomain.tools.bench.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestTitle;
import org.affinitydomain.dicom.manifest.ManifestWriter;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.manifest.Study;
import org.affinitydomain.dicom.uid.Uids;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.tools.bench.registry.EntryIdentity;

/** Manifests of a CT of two series, of about 60 kB: Key Object Selection Documents as an imaging source writes them, each of a study of its own. */
final class SampleManifest {

    private static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";
    private static final UUID NAME_SPACE = UUID.fromString("5a4c1c6e-3f0e-4d55-8f4e-3a4f2f0d9a77");
    private static final int SERIES = 2;
    private static final int INSTANCES = 125;

    private final ImagingSource source;

    SampleManifest(ImagingSource source) {
        this.source = source;
    }

    /** The manifest of an entry. */
    byte[] of(EntryIdentity entry) {
        RetrieveLocation retrieve = new RetrieveLocation(Optional.of(source.retrieveAeTitle()), Optional.of(source.retrieveLocationUid()),
                Optional.of(source.retrieveUrl().toString()));
        Study study = new Study(entry.studyUid(), Optional.of(LocalDate.of(2026, 11, 20)), Optional.of(LocalTime.of(8, 15)),
                Optional.of(new Identifier(entry.accession(), Optional.of(source.accessionAuthority()))), Optional.empty(), Optional.of("1"),
                Optional.of("CT Thorax mit i.v. Kontrastmittel"));
        Patient patient = new Patient(Optional.of(new Identifier("L000001", Optional.of(source.localAuthority().oid()))), Optional.of("Keller^Anna"),
                Optional.of(LocalDate.of(1961, 4, 2)), Optional.of("F"));
        Manifest manifest = new Manifest(entry.manifestUid(), uid(entry, "manifest"), ManifestTitle.MANIFEST.code(),
                Optional.of(LocalDateTime.of(2026, 11, 20, 9, 0)), Optional.of("+0100"), patient, study, Optional.of("Affinity"),
                Optional.of(source.organisation().name()), List.of(), IntStream.range(0, SERIES).mapToObj(s -> series(entry, s, retrieve)).toList());
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
            ManifestWriter.write(manifest, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Series series(EntryIdentity entry, int number, RetrieveLocation retrieve) {
        return new Series(uid(entry, "series" + number), Optional.of("CT"), OptionalInt.of(number + 1), Optional.empty(), Optional.empty(), retrieve,
                IntStream.range(0, INSTANCES).mapToObj(i -> Instance.of(CT_IMAGE, uid(entry, number + "|" + i))).toList());
    }

    private static String uid(EntryIdentity entry, String part) {
        return Uids.nameBased(NAME_SPACE, entry.number() + "|" + part);
    }
}
