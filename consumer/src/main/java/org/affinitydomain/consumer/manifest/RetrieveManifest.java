package org.affinitydomain.consumer.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.consumer.access.DocumentStream;
import org.affinitydomain.consumer.access.Repositories;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** ITI-43 of a manifest (ITI TF-2 3.43; RAD TF-1 18.1.1.3). */
public final class RetrieveManifest {

    private final Repositories repositories;

    public RetrieveManifest(Repositories repositories) {
        this.repositories = repositories;
    }

    /** The bytes of the document, whatever it is. Whoever gets the stream closes it. */
    public InputStream open(ManifestReference reference) throws ConsumerException {
        DocumentRepository repository = repositories.find(reference.repositoryUniqueId()).orElseThrow(() -> new ConsumerException(
                ProblemType.UNKNOWN_REPOSITORY, "The domain has no repository " + reference.repositoryUniqueId()));
        String who = "Repository " + reference.repositoryUniqueId();
        try {
            RetrieveDocumentSetResponse answer = repository.retrieveDocumentSet(new RetrieveDocumentSetRequest(List.of(
                    new DocumentRequest(Optional.empty(), reference.repositoryUniqueId(), reference.documentUniqueId()))));
            if (answer.documents().isEmpty()) {
                try (answer) {
                    throw refused(who, answer.response());
                }
            }
            return DocumentStream.open(answer.documents().get(0), answer);
        } catch (TransactionException | IOException e) {
            throw ConsumerException.failed(who, e);
        }
    }

    private static ConsumerException refused(String who, RegistryResponse response) {
        boolean unknown = response.errors().stream().anyMatch(e -> e.is(XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR));
        return ConsumerException.refused(unknown ? ProblemType.UNKNOWN_DOCUMENT : ProblemType.REFUSED, who, response);
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
