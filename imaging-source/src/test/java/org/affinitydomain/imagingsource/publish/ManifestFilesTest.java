package org.affinitydomain.imagingsource.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.manifest.ManifestTitle;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.manifest.Study;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.ManifestOptions;
import org.affinitydomain.fhir.manifest.FhirManifestWriter;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.manifest.ManifestIdentity;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest.Document;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent for a manifest, in the formats that its source publishes. */
class ManifestFilesTest {
    private static final ManifestIdentity IDENTITY = ManifestIdentity.of("saint-luc", "f".repeat(64), Optional.empty());
    private static final Manifest MANIFEST = new Manifest(IDENTITY.manifestUid(), IDENTITY.seriesUid(), ManifestTitle.MANIFEST.code(),
            Optional.of(LocalDateTime.of(2026, 3, 15, 10, 0)), Optional.of("+0100"), new Patient(Optional.of(Identifier.of("L-1", "1.2.3")),
            Optional.of("Muster^Anna"), Optional.empty(), Optional.empty()), new Study("1.2.3.4", Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty(), Optional.empty(), List.of(),
            List.of(Series.of("1.2.3.4.1", new RetrieveLocation(Optional.of("A"), Optional.of("1.2.3.5"), Optional.of("https://a.example.org/rs")),
                    List.of(Instance.of("1.2.840.10008.5.1.4.1.1.2", "1.2.3.4.1.1")))));
    @TempDir
    Path data;

    private List<Document> documents(ManifestOptions options, FileUse use) throws IOException {
        ImagingSource source = Region.changed(Region.source(Region.in(data)), options);
        List<Document> documents;
        try (ManifestFiles files = ManifestFiles.of(MANIFEST, source, new FhirManifestWriter())) {
            documents = files.documents(IDENTITY);
            use.of(documents);
        }
        return documents;
    }

    private interface FileUse {
        void of(List<Document> documents) throws IOException;
    }

    private static String text(Document document) throws IOException {
        try (InputStream in = document.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theKosAloneUnlessMoreIsAskedFor() throws IOException {
        documents(ManifestOptions.DEFAULT, documents -> {
            assertEquals(1, documents.size());
            try (InputStream in = documents.get(0).content().open()) {
                assertEquals(IDENTITY.manifestUid(), ManifestReader.read(in).sopInstanceUid());
            }
        });
    }

    @Test
    void theSameManifestInBothFormats() throws IOException {
        List<Document> gone = documents(new ManifestOptions(ManifestOptions.Title.MANIFEST, true, true), documents -> {
            assertEquals(List.of(IDENTITY.entryUuid(), IDENTITY.fhirEntryUuid()), documents.stream().map(Document::id).toList());
            Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, text(documents.get(1)));
            assertEquals("urn:oid:" + IDENTITY.manifestUid(), bundle.getIdentifier().getValue());
            assertEquals(text(documents.get(1)), text(documents.get(1)), "it may be sent again");
        });
        for (Document document : gone) {
            assertThrows(NoSuchFileException.class, () -> text(document), "no temporary file is left");
        }
    }
}
