package org.affinitydomain.imagingsource.retrieve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.imagingsource.LocalSource;
import org.affinitydomain.imagingsource.LocalSources;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * Answers RAD-69 (RAD TF-3 4.69). Which instances there are, and whether one of the asked transfer syntaxes is theirs, is
 * decided before the answer begins, because errors stand before documents; the instances are opened one after the other
 * while the answer is written. A request names every instance: the schema has no other form.
 */
public final class RetrieveImagingDocumentSet {
    private static final String MIME_TYPE = "application/dicom";

    private final LocalSources sources;
    private final int mostInstances;

    /**
     * Over the sources that run here.
     *
     * @param mostInstances that one request may ask for
     */
    public RetrieveImagingDocumentSet(LocalSources sources, int mostInstances) {
        this.sources = sources;
        this.mostInstances = mostInstances;
    }

    /** Answers a request; what it lacks is told by an error for each instance that is not in the answer. */
    public RetrieveDocumentSetResponse retrieve(RetrieveImagingDocumentSetRequest request) {
        Set<String> syntaxes = new HashSet<>();
        request.transferSyntaxUids().stream().map(String::strip).filter(uid -> !uid.isEmpty()).forEach(syntaxes::add);
        Optional<RegistryError> refusal = refusal(request, syntaxes);
        if (refusal.isPresent()) {
            return new RetrieveDocumentSetResponse(RegistryResponse.failure(refusal.get()), List.of());
        }
        List<DocumentResponse> documents = new ArrayList<>();
        List<RegistryError> errors = new ArrayList<>();
        for (StudyRequest study : request.studies()) {
            for (SeriesRequest series : study.series()) {
                retrieve(study.studyInstanceUid(), series, syntaxes, documents, errors);
            }
        }
        RegistryResponse.Status status = errors.isEmpty() ? RegistryResponse.Status.SUCCESS
                : documents.isEmpty() ? RegistryResponse.Status.FAILURE : RegistryResponse.Status.PARTIAL_SUCCESS;
        return new RetrieveDocumentSetResponse(new RegistryResponse(status, errors), documents);
    }

    private Optional<RegistryError> refusal(RetrieveImagingDocumentSetRequest request, Set<String> syntaxes) {
        long asked = request.studies().stream().flatMap(study -> study.series().stream()).mapToLong(series -> series.documents().size()).sum();
        if (syntaxes.isEmpty()) {
            return Optional.of(XdsErrorCode.WADO_0012.in("TransferSyntaxUIDList has no TransferSyntaxUID"));
        }
        if (asked == 0) {
            return Optional.of(XdsErrorCode.WADO_0012.in("the request has no DocumentRequest: name every instance"));
        }
        return asked <= mostInstances ? Optional.empty() : Optional.of(XdsErrorCode.REPOSITORY_OUT_OF_RESOURCES.in(
                "the request asks for " + asked + " instances; ask for at most " + mostInstances + " at a time"));
    }

    private void retrieve(String studyUid, SeriesRequest series, Set<String> syntaxes, List<DocumentResponse> documents,
                          List<RegistryError> errors) {
        if (!InstanceQuery.isUid(studyUid) || !InstanceQuery.isUid(series.seriesInstanceUid())) {
            String what = InstanceQuery.isUid(studyUid) ? "SeriesRequest/@seriesInstanceUID '" + series.seriesInstanceUid()
                    : "StudyRequest/@studyInstanceUID '" + studyUid;
            errors.add(XdsErrorCode.WADO_0012.in(what + "' is not a UID"));
            return;
        }
        SeriesInstances instances = new SeriesInstances(InstanceQuery.series(studyUid, series.seriesInstanceUid()), series.documents().size());
        for (DocumentRequest document : series.documents()) {
            Optional<LocalSource> source = sources.at(document.repositoryUniqueId());
            if (source.isEmpty()) {
                errors.add(located(XdsErrorCode.UNKNOWN_REPOSITORY_ID, "RepositoryUniqueId " + document.repositoryUniqueId()
                        + " is the Retrieve Location UID of no imaging source here", document));
                continue;
            }
            try {
                documents.add(new DocumentResponse(document, Optional.empty(), MIME_TYPE,
                        instances.find(source.get(), document.documentUniqueId(), syntaxes)::open));
            } catch (UnavailableException e) {
                errors.add(located(e.code(), e.getMessage(), document));
            }
        }
    }

    /** The location of an error is the instance that it concerns (RAD TF-3 4.69.5). */
    private static RegistryError located(XdsErrorCode code, String context, DocumentRequest document) {
        return new RegistryError(code.code(), context, RegistryError.Severity.ERROR, document.documentUniqueId());
    }
}
