package org.affinitydomain.consumer.manifest;

import java.io.IOException;
import java.io.InputStream;
import org.affinitydomain.consumer.document.RetrieveDocument;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;

/** ITI-43 of a manifest (ITI TF-2 3.43; RAD TF-1 18.1.1.3). */
public final class RetrieveManifest {

    private final RetrieveDocument documents;

    public RetrieveManifest(RetrieveDocument documents) {
        this.documents = documents;
    }

    /** The bytes of the document, whatever it is. Whoever gets the stream closes it. */
    public InputStream open(ManifestReference reference) throws ConsumerException {
        return documents.open(reference.repositoryUniqueId(), reference.documentUniqueId()).content();
    }

    /** What the manifest lists. */
    public Manifest read(ManifestReference reference) throws ConsumerException {
        try (InputStream in = open(reference)) {
            return ManifestReader.read(in);
        } catch (DicomFormatException e) {
            throw new ConsumerException(ProblemType.BAD_MANIFEST, "Document " + reference + ": " + e.getMessage());
        } catch (IOException e) {
            throw ConsumerException.failed("Repository " + reference.repositoryUniqueId(), e);
        }
    }
}
