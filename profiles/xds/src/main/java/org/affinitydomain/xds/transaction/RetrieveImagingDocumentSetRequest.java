package org.affinitydomain.xds.transaction;

import java.util.List;

/**
 * RAD-69 (RAD TF-3 4.69.4.1.2).
 *
 * @param studies           what is asked for, by study and series
 * @param transferSyntaxUids the encodings that the consumer can take, in its order of preference; at least one in a valid request
 */
public record RetrieveImagingDocumentSetRequest(List<StudyRequest> studies, List<String> transferSyntaxUids) {

    /** What is asked for of a study. */
    public record StudyRequest(String studyInstanceUid, List<SeriesRequest> series) {
        public StudyRequest {
            series = List.copyOf(series);
        }
    }

    /** What is asked for of a series. */
    public record SeriesRequest(String seriesInstanceUid, List<RetrieveDocumentSetRequest.DocumentRequest> documents) {
        public SeriesRequest {
            documents = List.copyOf(documents);
        }
    }

    public RetrieveImagingDocumentSetRequest {
        studies = List.copyOf(studies);
        transferSyntaxUids = List.copyOf(transferSyntaxUids);
    }
}
