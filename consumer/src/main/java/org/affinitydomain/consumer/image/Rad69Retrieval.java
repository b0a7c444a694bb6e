package org.affinitydomain.consumer.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.consumer.access.DocumentStream;
import org.affinitydomain.consumer.access.ImagingSources;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** Gets an instance by RAD-69 (RAD TF-3 4.69): the RepositoryUniqueId is the Retrieve Location UID of its source. */
public final class Rad69Retrieval implements InstanceRetrieval {

    /** What a source says of an instance that it does not have (RAD TF-3 4.69.4.2.3; DICOM PS3.18-2017 6.4.4). */
    private static final List<XdsErrorCode> UNKNOWN = List.of(XdsErrorCode.WADO_0004, XdsErrorCode.WADO_0015,
            XdsErrorCode.WADO_0016, XdsErrorCode.WADO_0017, XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR);

    private final ImagingSources sources;

    public Rad69Retrieval(ImagingSources sources) {
        this.sources = sources;
    }

    @Override
    public InputStream open(InstanceLocation location) throws ConsumerException {
        try {
            RetrieveDocumentSetResponse answer = sources.of(location.source()).retrieveImagingDocumentSet(request(location));
            Optional<DocumentResponse> document = answer.documents().stream()
                    .filter(d -> d.request().documentUniqueId().equals(location.sopInstanceUid())).findFirst();
            if (document.isEmpty()) {
                try (answer) {
                    throw refused(location, answer.response());
                }
            }
            return DocumentStream.open(document.get(), answer);
        } catch (TransactionException | IOException e) {
            throw ConsumerException.failed(location.label(), e);
        }
    }

    private static RetrieveImagingDocumentSetRequest request(InstanceLocation location) {
        DocumentRequest instance = new DocumentRequest(Optional.empty(), location.source().retrieveLocationUid(), location.sopInstanceUid());
        return new RetrieveImagingDocumentSetRequest(List.of(new StudyRequest(location.studyInstanceUid(),
                List.of(new SeriesRequest(location.seriesInstanceUid(), List.of(instance))))), AcceptedTransferSyntaxes.ALL);
    }

    private static ConsumerException refused(InstanceLocation location, RegistryResponse response) {
        boolean unknown = response.errors().stream().anyMatch(error -> UNKNOWN.stream().anyMatch(error::is));
        return ConsumerException.refused(unknown ? ProblemType.UNKNOWN_INSTANCE : ProblemType.REFUSED, location.label(), response);
    }
}
