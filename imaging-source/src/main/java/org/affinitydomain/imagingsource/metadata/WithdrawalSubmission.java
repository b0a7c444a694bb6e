package org.affinitydomain.imagingsource.metadata;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.affinitydomain.dicom.uid.Uids;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.imagingsource.study.Moment;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/** Makes the metadata of one ITI-57 request: a manifest is deprecated, and nothing takes its place (ITI TF-2 3.57.4.1.3.3.2). */
public final class WithdrawalSubmission {
    private static final UUID NAME_SPACE = UUID.fromString("b8f4a3c2-5a0e-4a55-8a5e-1f3d2c6b7e90");
    private static final String SUBMISSION_SET = "SubmissionSet";

    private WithdrawalSubmission() {
    }

    /**
     * Makes the metadata. The SubmissionSet's uniqueId follows from the entry, so that a repetition is recognised as one.
     *
     * @param source    the source that submitted the manifest
     * @param entryUuid of the manifest's DocumentEntry
     * @param patientId whose it is in the registry, as CX
     * @param now       when it is submitted
     */
    public static SubmitObjectsRequest build(ImagingSource source, String entryUuid, String patientId, Instant now) {
        MetadataBuilder set = MetadataBuilder.submissionSet(SUBMISSION_SET)
                .set(Attribute.SS_PATIENT_ID, patientId)
                .set(Attribute.SS_UNIQUE_ID, Uids.nameBased(NAME_SPACE, "withdrawal|" + entryUuid))
                .set(Attribute.SS_SOURCE_ID, source.sourceId())
                .set(Attribute.SS_SUBMISSION_TIME, Moment.dtm(now))
                .code(Attribute.SS_CONTENT_TYPE_CODE, DocumentEntryBuilder.xds(source.defaults().contentTypeCode()));
        DocumentEntryBuilder.authors(source, List.of()).forEach(author -> set.author(Attribute.SS_AUTHOR, author));
        return SubmitObjectsRequest.of(List.of(set.build(),
                MetadataBuilder.association("Deprecation", AssociationType.UPDATE_AVAILABILITY_STATUS, SUBMISSION_SET, entryUuid)
                        .set(Attribute.AS_ORIGINAL_STATUS, AvailabilityStatus.APPROVED)
                        .set(Attribute.AS_NEW_STATUS, AvailabilityStatus.DEPRECATED).build()));
    }
}
