package org.affinitydomain.imagingsource.metadata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.imagingsource.manifest.ManifestIdentity;
import org.affinitydomain.imagingsource.study.Moment;
import org.affinitydomain.imagingsource.study.StudyFacts;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/**
 * Makes the metadata of one RAD-68 submission: a manifest, as a FHIR document too when its source is to publish that, and
 * which one it replaces (RAD TF-3 4.68.4.1.2.3; RAD MADO; ITI TF-3 4.2.3.3).
 */
public final class ManifestSubmission {
    private static final String SUBMISSION_SET = "SubmissionSet";

    private ManifestSubmission() {
    }

    /**
     * Makes the metadata.
     *
     * @param facts     what the study's headers say
     * @param source    the source that submits
     * @param identity  of the manifest
     * @param patientId of the affinity domain, as CX
     * @param made      when the manifest was made
     * @param now       when it is submitted
     * @param replaces  entryUUID of the manifest that this one takes the place of
     * @throws UnmappedValueException when the domain has no code for a modality; the message names the remedy
     */
    public static SubmitObjectsRequest build(StudyFacts facts, ImagingSource source, ManifestIdentity identity, String patientId,
                                             Instant made, Instant now, Optional<String> replaces) throws UnmappedValueException {
        List<RegistryObject> objects = new ArrayList<>();
        DocumentEntryBuilder entries = new DocumentEntryBuilder(facts, source);
        objects.add(entries.kos(identity, patientId, made));
        objects.add(submissionSet(source, identity, patientId, now));
        objects.add(MetadataBuilder.originalMember("Member", SUBMISSION_SET, identity.entryUuid()));
        if (source.manifest().fhir()) {
            objects.add(entries.fhir(identity, patientId, made));
            objects.add(MetadataBuilder.originalMember("FhirMember", SUBMISSION_SET, identity.fhirEntryUuid()));
            objects.add(MetadataBuilder.association("Transformation", AssociationType.XFRM, identity.fhirEntryUuid(), identity.entryUuid()).build());
        }
        // The registry deprecates what was transformed from a document together with it (ITI TF-2 3.42.4.1.3.5).
        replaces.ifPresent(old -> objects.add(
                MetadataBuilder.association("Replacement", AssociationType.RPLC, identity.entryUuid(), old).build()));
        return SubmitObjectsRequest.of(objects);
    }

    private static RegistryObject submissionSet(ImagingSource source, ManifestIdentity identity, String patientId, Instant now) {
        MetadataBuilder set = MetadataBuilder.submissionSet(SUBMISSION_SET)
                .set(Attribute.SS_PATIENT_ID, patientId)
                .set(Attribute.SS_UNIQUE_ID, identity.submissionSetUid())
                .set(Attribute.SS_SOURCE_ID, source.sourceId())
                .set(Attribute.SS_SUBMISSION_TIME, Moment.dtm(now))
                .code(Attribute.SS_CONTENT_TYPE_CODE, DocumentEntryBuilder.xds(source.defaults().contentTypeCode()));
        DocumentEntryBuilder.authors(source, List.of()).forEach(author -> set.author(Attribute.SS_AUTHOR, author));
        return set.build();
    }
}
