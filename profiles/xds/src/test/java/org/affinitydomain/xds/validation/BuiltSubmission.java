package org.affinitydomain.xds.validation;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.MetadataBuilder;

/** A submission with a manifest in a new Folder, as {@link MetadataBuilder} builds it. */
final class BuiltSubmission {

    static final String PATIENT = "P1^^^&1.2.3&ISO";
    private static final Code CODE = new Code("c", "1.2.3.4", "A code");
    private static final Author AUTHOR = new Author(Optional.of("7^Welby^Marcus^^^Dr^MD^^&1.2.3&ISO"), List.of("Hospital^^^^^^^^^1.2.3.9"),
            List.of("Attending"), List.of("Radiology"), List.of("^^Internet^a@b.example"));

    private BuiltSubmission() {
    }

    static List<RegistryObject> objects() {
        return List.of(document(), submissionSet(), folder(),
                MetadataBuilder.originalMember("as1", "ss", "de"),
                MetadataBuilder.association("as2", AssociationType.HAS_MEMBER, "ss", "fol").build(),
                MetadataBuilder.association("as3", AssociationType.HAS_MEMBER, "fol", "de").build(),
                MetadataBuilder.association("as4", AssociationType.HAS_MEMBER, "ss", "as3").build());
    }

    private static RegistryObject document() {
        return MetadataBuilder.documentEntry("de").set(Attribute.DE_MIME_TYPE, "application/dicom").set(Attribute.DE_TITLE, "Manifest")
                .set(Attribute.DE_PATIENT_ID, PATIENT).set(Attribute.DE_UNIQUE_ID, "1.2.3.100").author(Attribute.DE_AUTHOR, AUTHOR)
                .code(Attribute.DE_CLASS_CODE, CODE).code(Attribute.DE_TYPE_CODE, CODE).code(Attribute.DE_FORMAT_CODE, CODE)
                .code(Attribute.DE_HEALTHCARE_FACILITY_TYPE_CODE, CODE).code(Attribute.DE_PRACTICE_SETTING_CODE, CODE)
                .code(Attribute.DE_CONFIDENTIALITY_CODE, CODE).code(Attribute.DE_EVENT_CODE_LIST, CODE)
                .set(Attribute.DE_CREATION_TIME, "20260101").set(Attribute.DE_SERVICE_START_TIME, "20251231235959")
                .set(Attribute.DE_LANGUAGE_CODE, "en-US").set(Attribute.DE_LEGAL_AUTHENTICATOR, "7^Welby^Marcus^^^Dr^MD^^&1.2.3&ISO")
                .set(Attribute.DE_SOURCE_PATIENT_ID, "L1^^^&1.2.4&ISO").set(Attribute.DE_SOURCE_PATIENT_INFO, "PID-3|L1^^^&1.2.4&ISO", "PID-5|Doe^John^^^")
                .set(Attribute.DE_REFERENCE_ID_LIST, "A1^^^&1.2.5&ISO^urn:ihe:iti:xds:2013:accession")
                .set(Attribute.DE_REPOSITORY_UNIQUE_ID, "1.2.3.5").set(Attribute.DE_SIZE, "7")
                .set(Attribute.DE_HASH, "e543712c0e10501972de13a5bfcbe826c49feb75").build();
    }

    private static RegistryObject submissionSet() {
        return MetadataBuilder.submissionSet("ss").set(Attribute.SS_PATIENT_ID, PATIENT).set(Attribute.SS_UNIQUE_ID, "1.2.3.101")
                .set(Attribute.SS_SOURCE_ID, "1.2.3.6").author(Attribute.SS_AUTHOR, AUTHOR).code(Attribute.SS_CONTENT_TYPE_CODE, CODE)
                .set(Attribute.SS_SUBMISSION_TIME, "20260101120000").build();
    }

    private static RegistryObject folder() {
        return MetadataBuilder.folder("fol").set(Attribute.FOL_PATIENT_ID, PATIENT).set(Attribute.FOL_UNIQUE_ID, "1.2.3.102")
                .set(Attribute.FOL_TITLE, "A folder").code(Attribute.FOL_CODE_LIST, CODE).build();
    }
}
