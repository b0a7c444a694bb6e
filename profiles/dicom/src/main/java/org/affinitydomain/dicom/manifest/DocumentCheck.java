package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Dictionary;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.uid.SopClass;
import org.affinitydomain.dicom.uid.Uids;

import java.util.Optional;

/** Checks what a manifest says of itself, its patient and its study. */
final class DocumentCheck {
    /** Attributes of type 1 and 2 (PS3.3 A.35.4); true: with a value. */
    private record Required(int tag, boolean withValue) {
    }

    private static final Required[] KEY_OBJECT_SELECTION = {
        new Required(Tag.SOP_INSTANCE_UID, true), new Required(Tag.STUDY_INSTANCE_UID, true),
        new Required(Tag.SERIES_INSTANCE_UID, true), new Required(Tag.SERIES_NUMBER, true),
        new Required(Tag.INSTANCE_NUMBER, true), new Required(Tag.CONTENT_DATE, true),
        new Required(Tag.CONTENT_TIME, true), new Required(Tag.VALUE_TYPE, true),
        new Required(Tag.CONTINUITY_OF_CONTENT, true), new Required(Tag.MODALITY, true),
        new Required(Tag.PATIENT_NAME, false), new Required(Tag.PATIENT_BIRTH_DATE, false),
        new Required(Tag.PATIENT_SEX, false), new Required(Tag.STUDY_DATE, false),
        new Required(Tag.STUDY_TIME, false), new Required(Tag.ACCESSION_NUMBER, false),
        new Required(Tag.REFERRING_PHYSICIAN_NAME, false), new Required(Tag.STUDY_ID, false),
        new Required(Tag.MANUFACTURER, false),
        new Required(Tag.REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE, false),
    };
    private static final int[] MADO = {Tag.MANUFACTURER, Tag.INSTITUTION_NAME, Tag.TIMEZONE_OFFSET_FROM_UTC};
    /** What no manifest can say of a study that does not say it itself: no reason to keep the study from a doctor. */
    private static final int[] MADO_OF_STUDY = {Tag.STUDY_DATE, Tag.STUDY_TIME};
    private static final int[] UIDS = {Tag.SOP_INSTANCE_UID, Tag.STUDY_INSTANCE_UID, Tag.SERIES_INSTANCE_UID};

    private DocumentCheck() {
    }

    static void check(DataSet document, Findings findings) {
        findings.errorUnless(is(document, Tag.SOP_CLASS_UID, SopClass.KEY_OBJECT_SELECTION_DOCUMENT),
                ManifestRule.SOP_CLASS, "SOP Class UID is " + document.string(Tag.SOP_CLASS_UID).orElse("missing"));
        Optional<Code> title = Code.of(document, Tag.CONCEPT_NAME_CODE_SEQUENCE);
        Optional<ManifestTitle> known = title.flatMap(ManifestTitle::of);
        findings.errorUnless(known.isPresent(), ManifestRule.TITLE,
                title.map(code -> "the title is " + code).orElse("the title is missing"));
        attributes(document, findings);
        patient(document, findings);
        template(document, findings);
        for (int tag : UIDS) {
            document.string(tag).ifPresent(uid -> findings.errorUnless(Uids.isValid(uid), ManifestRule.UID,
                    name(tag) + " is " + uid));
        }
        title.filter(MadoCodes::isTemporary).ifPresent(code -> findings.warning(ManifestRule.TEMPORARY_CODE,
                "the title is " + code.value()));
        if (known.equals(Optional.of(ManifestTitle.MANIFEST_WITH_DESCRIPTION))) {
            mado(document, findings);
        }
    }

    private static void attributes(DataSet document, Findings findings) {
        for (Required required : KEY_OBJECT_SELECTION) {
            boolean there = required.withValue() ? document.string(required.tag()).isPresent()
                    : document.contains(required.tag());
            findings.errorUnless(there, ManifestRule.REQUIRED_ATTRIBUTE, name(required.tag()) + " is missing");
        }
    }

    private static void patient(DataSet document, Findings findings) {
        Optional<Identifier> id =
                Identifier.read(document, Tag.PATIENT_ID, Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE);
        findings.errorUnless(id.isPresent(), ManifestRule.PATIENT_ID, "Patient ID is missing");
        findings.errorUnless(id.isEmpty() || id.get().issuerOid().filter(Uids::isValid).isPresent(),
                ManifestRule.PATIENT_ID_ISSUER, "the issuer of Patient ID is not named by an OID");
    }

    private static void template(DataSet document, Findings findings) {
        Optional<DataSet> template = document.item(Tag.CONTENT_TEMPLATE_SEQUENCE);
        findings.errorUnless(template.filter(item -> is(item, Tag.TEMPLATE_IDENTIFIER, "2010")
                && is(item, Tag.MAPPING_RESOURCE, "DCMR")).isPresent(), ManifestRule.TEMPLATE,
                "Content Template Sequence does not name TID 2010 of DCMR");
    }

    private static void mado(DataSet document, Findings findings) {
        for (int tag : MADO) {
            findings.errorUnless(document.string(tag).isPresent(), ManifestRule.MADO_ATTRIBUTE,
                    name(tag) + " is missing");
        }
        for (int tag : MADO_OF_STUDY) {
            if (document.string(tag).isEmpty()) {
                findings.warning(ManifestRule.MADO_ATTRIBUTE, name(tag) + " has no value");
            }
        }
        findings.errorUnless(!document.items(Tag.REFERENCED_REQUEST_SEQUENCE).isEmpty(), ManifestRule.MADO_ATTRIBUTE,
                "Referenced Request Sequence is missing");
        findings.errorUnless(!document.items(Tag.OTHER_PATIENT_IDS_SEQUENCE).isEmpty(), ManifestRule.MADO_ATTRIBUTE,
                "Other Patient IDs Sequence is missing");
    }

    private static boolean is(DataSet dataSet, int tag, String value) {
        return dataSet.string(tag).filter(value::equals).isPresent();
    }

    private static String name(int tag) {
        return Dictionary.standard().entry(tag).map(Dictionary.Entry::keyword).orElse("") + " " + Tag.toString(tag);
    }
}
