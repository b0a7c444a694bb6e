package org.affinitydomain.imagingsource.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestWriter;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.fhir.manifest.Creator;
import org.affinitydomain.fhir.manifest.FhirManifestWriter;
import org.affinitydomain.imagingsource.manifest.ManifestIdentity;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest.Document;

/** A manifest in each of the formats in which its source publishes it, while it is sent. */
final class ManifestFiles implements AutoCloseable {
    private final ManifestFile kos;
    private final Optional<ManifestFile> fhir;

    private ManifestFiles(ManifestFile kos, Optional<ManifestFile> fhir) {
        this.kos = kos;
        this.fhir = fhir;
    }

    /** Writes a manifest. */
    static ManifestFiles of(Manifest manifest, ImagingSource source, FhirManifestWriter writer) throws IOException {
        ManifestFile kos = ManifestFile.of(out -> ManifestWriter.write(manifest, out));
        if (!source.manifest().fhir()) {
            return new ManifestFiles(kos, Optional.empty());
        }
        boolean whole = false;
        try {
            Creator creator = new Creator(source.organisation().name(), source.organisation().oid());
            ManifestFiles files = new ManifestFiles(kos, Optional.of(ManifestFile.of(out -> writer.write(manifest, creator, out))));
            whole = true;
            return files;
        } finally {
            if (!whole) {
                kos.close();
            }
        }
    }

    /** The manifest as a Key Object Selection Document. */
    ManifestFile kos() {
        return kos;
    }

    /** The documents of the submission, under the ids of their entries. */
    List<Document> documents(ManifestIdentity identity) {
        List<Document> documents = new ArrayList<>();
        documents.add(new Document(identity.entryUuid(), kos.content()));
        fhir.ifPresent(file -> documents.add(new Document(identity.fhirEntryUuid(), file.content())));
        return documents;
    }

    @Override
    public void close() throws IOException {
        try {
            kos.close();
        } finally {
            if (fhir.isPresent()) {
                fhir.get().close();
            }
        }
    }
}
