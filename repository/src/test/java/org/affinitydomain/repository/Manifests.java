package org.affinitydomain.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.ImagingRequest;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestTitle;
import org.affinitydomain.dicom.manifest.ManifestWriter;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.manifest.Study;

/** Makes manifests. */
public final class Manifests {

    public static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    public static final String STRUCTURED_REPORT = "1.2.840.10008.5.1.4.1.1.88.22";
    private static final RetrieveLocation WHERE =
            new RetrieveLocation(Optional.of("PACS"), Optional.of("1.2.3.9"), Optional.of("http://127.0.0.1/rs"));

    private Manifests() {
    }

    /** A manifest of one study with the given series, whose texts are as given. */
    public static Manifest of(String uid, String patientName, String description, List<Series> series) {
        return new Manifest(uid, uid + ".1", ManifestTitle.MANIFEST.code(), Optional.of(LocalDateTime.of(2026, 3, 12, 14, 3)),
                Optional.of("+0100"),
                new Patient(Optional.of(Identifier.of("P-4711", "1.2.3.4")), Optional.of(patientName), Optional.of(LocalDate.of(1970, 1, 31)),
                        Optional.of("F")),
                new Study("1.2.840.99.1", Optional.of(LocalDate.of(2026, 3, 11)), Optional.of(LocalTime.of(9, 5, 59)),
                        Optional.of(Identifier.of("ACC-1", "1.2.3.5")), Optional.empty(), Optional.of("S1"), Optional.of(description)),
                Optional.of("Affinity"), Optional.of("Hôpital Saint-Luc^^^^^&1.2.3&ISO^^^^1.2.3"),
                List.of(new ImagingRequest(Optional.of(Identifier.of("ACC-1", "1.2.3.5")), Optional.empty(), Optional.empty(),
                        Optional.of("RP1"), Optional.of("CT of the chest"))), series);
    }

    /** A series without description. */
    public static Series series(String uid, String sopClass, int instances) {
        return Series.of(uid, WHERE, instances(uid, sopClass, instances));
    }

    /** A series that the manifest describes. */
    public static Series described(String uid, String modality, String description, Code region, String sopClass, int instances) {
        return new Series(uid, Optional.of(modality), OptionalInt.of(3), Optional.of(description), Optional.of(region), WHERE,
                instances(uid, sopClass, instances));
    }

    private static List<Instance> instances(String uid, String sopClass, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> Instance.of(sopClass, uid + '.' + i)).toList();
    }

    /** As a DICOM file. */
    public static byte[] file(Manifest manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ManifestWriter.write(manifest, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A plain manifest as a DICOM file: a CT of 42 images and a structured report. */
    public static byte[] file(String uid) {
        return file(of(uid, "Muster^Anna^^Dr.", "CT Thorax", List.of(series("1.2.840.99.1.1", CT, 42),
                series("1.2.840.99.1.2", STRUCTURED_REPORT, 1))));
    }
}
