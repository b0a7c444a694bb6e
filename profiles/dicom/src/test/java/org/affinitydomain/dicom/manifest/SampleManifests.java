package org.affinitydomain.dicom.manifest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Manifests of studies of every kind, in every form in which manifests are written. */
final class SampleManifests {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final String US_MULTIFRAME = "1.2.840.10008.5.1.4.1.1.3.1";
    private static final String SR = "1.2.840.10008.5.1.4.1.1.88.33";
    private static final String KO = "1.2.840.10008.5.1.4.1.1.88.59";
    private static final String ECG = "1.2.840.10008.5.1.4.1.1.9.1.1";
    private static final Code CHEST = new Code("43799004", "SCT", "Chest");
    private static final Code RIGHT = new Code("24028007", "SCT", "Right");
    private static final RetrieveLocation LOCATION = new RetrieveLocation(Optional.of("SAINTLUC"), Optional.of("1.2.250.1.59.40211.3"),
            Optional.of("https://pacs.example.org/wado-rs"));

    /** The kinds of studies. */
    enum Kind {
        CT_OF_SEVERAL_SERIES, MR, ULTRASOUND_MULTIFRAME, REPORT_ONLY, ECG_AND_KEY_IMAGES, NAMES_OF_THE_WORLD, ONE_INSTANCE,
        TWO_THOUSAND_INSTANCES
    }

    /** The forms of manifests. */
    enum Form {
        /** XDS-I.b. */
        PLAIN(ManifestTitle.MANIFEST, false),
        /** XDS-I.b's title with a description. */
        DESCRIBED(ManifestTitle.MANIFEST, true),
        /** MADO. */
        MADO(ManifestTitle.MANIFEST_WITH_DESCRIPTION, true);

        private final ManifestTitle title;
        private final boolean library;

        Form(ManifestTitle title, boolean library) {
            this.title = title;
            this.library = library;
        }

        ManifestTitle title() {
            return title;
        }

        boolean hasLibrary() {
            return library;
        }
    }

    private SampleManifests() {
    }

    static Manifest of(Kind kind, Form form) {
        return switch (kind) {
            case CT_OF_SEVERAL_SERIES -> manifest(form, "Muster^Anna", "CT thorax", List.of(
                    series(1, "CT", "native", Optional.of(CHEST), images(1, CT, 4)), series(2, "CT", "arterial", Optional.of(CHEST), images(2, CT, 3)),
                    series(3, "CT", "lung", Optional.empty(), images(3, CT, 1))));
            case MR -> manifest(form, "Muster^Anna", "MR knee", List.of(new Series("1.2.3.1", Optional.of("MR"), Optional.empty(), Optional.empty(),
                    OptionalInt.of(301), Optional.of("t1 tse sag"), Optional.of(new Code("72696002", "SCT", "Knee")), Optional.of(RIGHT), LOCATION,
                    images(1, MR, 5))));
            case ULTRASOUND_MULTIFRAME -> manifest(form, "Muster^Anna", "Echo", List.of(series(1, "US", "4 chamber", Optional.of(
                    new Code("80891009", "SCT", "Heart")), List.of(new Instance(US_MULTIFRAME, "1.2.3.1.1", OptionalInt.of(1), OptionalInt.of(120))))));
            case REPORT_ONLY -> manifest(form, "Muster^Anna", "Report", List.of(series(1, "SR", "report", Optional.empty(),
                    List.of(new Instance(SR, "1.2.3.1.1", OptionalInt.of(1), OptionalInt.empty())))));
            case ECG_AND_KEY_IMAGES -> manifest(form, "Muster^Anna", "ECG", List.of(
                    series(1, "ECG", "rest", Optional.empty(), List.of(Instance.of(ECG, "1.2.3.1.1"))),
                    series(2, "KO", "key images", Optional.empty(), List.of(Instance.of(KO, "1.2.3.2.1").withKeyObject(
                            new KeyObject(new Code("113000", "DCM", "Of Interest"), Optional.of("nodule")))))));
            case NAMES_OF_THE_WORLD -> manifest(form, "Yamada^Tarou=山田^太郎=やまだ^たろう", "Θώρακας \"ß\" – Грудь", List.of(
                    series(1, "CT", "Übersicht 胸部", Optional.of(CHEST), images(1, CT, 2))));
            case ONE_INSTANCE -> manifest(form, "Muster^Anna", "X-ray", List.of(series(1, "DX", "pa", Optional.of(CHEST), images(1, CT, 1))));
            case TWO_THOUSAND_INSTANCES -> manifest(form, "Muster^Anna", "CT", List.of(series(1, "CT", "thin", Optional.of(CHEST), images(1, CT, 2000))));
        };
    }

    static Stream<Kind> kinds() {
        return Stream.of(Kind.values());
    }

    static byte[] written(Manifest manifest) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ManifestWriter.write(manifest, out);
        return out.toByteArray();
    }

    private static List<Instance> images(int series, String sopClass, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> new Instance(sopClass, "1.2.3." + series + '.' + i, OptionalInt.of(i), OptionalInt.empty()))
                .toList();
    }

    private static Series series(int number, String modality, String description, Optional<Code> region, List<Instance> instances) {
        return new Series("1.2.3." + number, Optional.of(modality), Optional.of(LocalDate.of(2026, 11, 20)), Optional.of(LocalTime.of(8, 16, number)),
                OptionalInt.of(number), Optional.of(description), region, Optional.empty(), LOCATION, instances);
    }

    private static Manifest manifest(Form form, String name, String description, List<Series> series) {
        return new Manifest("1.2.3.9.1", "1.2.3.9", form.title.code(), Optional.of(LocalDateTime.of(2026, 11, 24, 12, 30, 15)), Optional.of("+0100"),
                new Patient(Optional.of(Identifier.of("P-4711", "1.2.250.1.59.1")), Optional.of(name), Optional.of(LocalDate.of(1971, 2, 3)), Optional.of("F")),
                new Study("1.2.3", Optional.of(LocalDate.of(2026, 11, 20)), Optional.of(LocalTime.of(8, 15)),
                        Optional.of(Identifier.of("A-1", "1.2.250.1.59.4")), Optional.of("Roux^Jean"), Optional.of("S1"), Optional.of(description)),
                Optional.of("Affinity"), Optional.of("Hôpital Saint-Luc"),
                List.of(new ImagingRequest(Optional.of(Identifier.of("A-1", "1.2.250.1.59.4")), Optional.of(Identifier.of("O-1", "1.2.250.1.59.5")),
                        Optional.empty(), Optional.of("RP1"), Optional.of("requested"))), series, form.library);
    }
}
