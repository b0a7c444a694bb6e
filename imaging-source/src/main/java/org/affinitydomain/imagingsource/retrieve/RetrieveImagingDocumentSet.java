package org.affinitydomain.imagingsource.retrieve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.transcode.Decoding;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RegistryResponse.Status;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * RAD-69 (RAD TF-3 4.69.4.2): every instance that is here is returned as it is stored, or decoded where the consumer takes
 * it only so; every other one has its error; the status is Success, PartialSuccess or Failure as all, some or none are
 * returned. What is there is decided here; the instances are opened one by one while they are written to the consumer.
 */
public final class RetrieveImagingDocumentSet {
    /** How many instances one request may ask for, unless an installation says otherwise. */
    public static final int MOST_INSTANCES = 20_000;
    private static final String MIME_TYPE = "application/dicom";

    private final LocalSources sources;
    private final int mostInstances;
    private final Decoding decoding;

    /** Over the sources that run here, with the limits that an installation has when it says nothing. */
    public RetrieveImagingDocumentSet(LocalSources sources) {
        this(sources, MOST_INSTANCES);
    }

    /** Over the sources that run here, with the limits of decoding that an installation has when it says nothing. */
    public RetrieveImagingDocumentSet(LocalSources sources, int mostInstances) {
        this(sources, mostInstances, Decoding.of(new Settings(key -> Optional.empty())));
    }

    /**
     * Over the sources that run here.
     *
     * @param mostInstances that one request may ask for: each costs memory before the answer begins
     * @param decoding      decodes what is not taken as it is stored
     */
    public RetrieveImagingDocumentSet(LocalSources sources, int mostInstances, Decoding decoding) {
        this.sources = sources;
        this.mostInstances = mostInstances;
        this.decoding = decoding;
    }

    /** Finds the instances. */
    public RetrieveDocumentSetResponse retrieve(RetrieveImagingDocumentSetRequest request) {
        List<DocumentResponse> found = new ArrayList<>();
        List<RegistryError> errors = new ArrayList<>();
        long asked = request.studies().stream().flatMap(study -> study.series().stream()).mapToLong(series -> series.documents().size()).sum();
        if (asked > mostInstances) {
            errors.add(XdsErrorCode.REPOSITORY_OUT_OF_RESOURCES.in(asked + " instances are too many for one request: ask for at most "
                    + mostInstances + " (affinity.imaging-source.retrieve.max-instances)"));
        } else if (request.transferSyntaxUids().isEmpty()) {
            errors.add(XdsErrorCode.WADO_0012.in("TransferSyntaxUIDList is empty: it names the encodings that are accepted"));
        } else {
            for (StudyRequest study : request.studies()) {
                for (SeriesRequest series : study.series()) {
                    retrieve(study.studyInstanceUid(), series, request.transferSyntaxUids(), found, errors);
                }
            }
            if (found.isEmpty() && errors.isEmpty()) {
                errors.add(XdsErrorCode.WADO_0012.in("the request names no document"));
            }
        }
        Status status = errors.isEmpty() ? Status.SUCCESS : found.isEmpty() ? Status.FAILURE : Status.PARTIAL_SUCCESS;
        return new RetrieveDocumentSetResponse(new RegistryResponse(status, errors), found);
    }

    private void retrieve(String studyUid, SeriesRequest series, List<String> syntaxes, List<DocumentResponse> found,
                          List<RegistryError> errors) {
        Map<String, List<DocumentRequest>> bySource = new LinkedHashMap<>();
        series.documents().forEach(document ->
                bySource.computeIfAbsent(document.repositoryUniqueId(), uid -> new ArrayList<>()).add(document));
        bySource.forEach((locationUid, documents) -> {
            Optional<LocalSource> source = sources.at(locationUid);
            if (source.isEmpty()) {
                documents.forEach(document -> errors.add(located(document, XdsErrorCode.UNKNOWN_REPOSITORY_ID.in(locationUid
                        + " is no Retrieve Location UID of this server; document " + document.documentUniqueId() + " was asked of it"))));
                return;
            }
            SeriesInstances instances = SeriesInstances.find(source.get().pacs(), studyUid, series.seriesInstanceUid(),
                    documents.stream().map(DocumentRequest::documentUniqueId).toList());
            for (DocumentRequest document : documents) {
                SeriesInstances.Finding finding = instances.instance(document.documentUniqueId(), syntaxes, decoding);
                if (finding instanceof SeriesInstances.Available available) {
                    found.add(new DocumentResponse(document, Optional.empty(), MIME_TYPE, available.instance()::open));
                } else {
                    errors.add(located(document, ((SeriesInstances.Unavailable) finding).error()));
                }
            }
        });
    }

    /** The location of an error is the document that it concerns (RAD TF-3 4.69.5). */
    private static RegistryError located(DocumentRequest document, RegistryError error) {
        return new RegistryError(error.errorCode(), error.codeContext(), error.severity(), document.documentUniqueId());
    }
}
