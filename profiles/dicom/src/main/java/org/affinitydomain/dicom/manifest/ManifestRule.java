package org.affinitydomain.dicom.manifest;

/** The rules a manifest is checked against, each with the place that states it. */
public enum ManifestRule {
    /** The document is a Key Object Selection Document. */
    SOP_CLASS("RAD TF-3 4.68.4.1.2.3: Key Object Selection Document Storage"),
    /** The title says that the document is a manifest. */
    TITLE("RAD TF-3 4.68.4.1.2.3: document title (113030, DCM) or, for MADO, (131560, DCM)"),
    /** The document follows the template of key object selections. */
    TEMPLATE("PS3.16 TID 2010, PS3.3 C.18.8: Content Template Sequence"),
    /** Attributes that the information object needs are there. */
    REQUIRED_ATTRIBUTE("PS3.3 A.35.4: attributes of type 1 and 2"),
    /** All that is listed belongs to the study of the document. */
    ONE_STUDY("RAD TF-3 4.68.4.1.2.3: one study per manifest"),
    /** There is evidence: studies, series and instances. */
    EVIDENCE("PS3.3 C.17.6.2: Current Requested Procedure Evidence Sequence"),
    /** The content tree and the evidence list the same instances. */
    CONTENT_EQUALS_EVIDENCE("PS3.3 C.17.6.2, PS3.16 TID 2010: the same instances in content and evidence"),
    /** No series and no instance is listed twice. */
    DUPLICATE("PS3.3 table C.17-3: every series and instance once"),
    /** UIDs are well formed. */
    UID("PS3.5 9.1: form of UIDs"),
    /** The patient has an identifier. */
    PATIENT_ID("RAD TF-3 4.68.4.1.2.3: Patient ID"),
    /** The patient's identifier names who issued it. */
    PATIENT_ID_ISSUER("RAD TF-3 4.68.4.1.2.3: Issuer of Patient ID Qualifiers with an ISO universal entity"),
    /** A series names the AE to retrieve from. */
    RETRIEVE_AE_TITLE("RAD TF-3 4.68.4.1.2.3: Retrieve AE Title (0008,0054), PS3.5 6.2: 16 characters"),
    /** A series names the imaging document source to retrieve from. */
    RETRIEVE_LOCATION_UID("RAD TF-3 4.68.4.1.2.3: Retrieve Location UID (0040,E011)"),
    /** A series names the URL to retrieve from. */
    RETRIEVE_URL("RAD TF-3 4.68.4.1.2.3: Retrieve URL (0008,1190)"),
    /** Headers that only manifests with descriptions need. */
    MADO_ATTRIBUTE("RAD MADO: header attributes R+ of a manifest with description"),
    /** A manifest with descriptions has one image library. */
    IMAGE_LIBRARY("RAD MADO, PS3.16 TID 2010: Image Library (111028, DCM)"),
    /** The image library describes the series and instances that the evidence lists. */
    LIBRARY_EQUALS_EVIDENCE("RAD MADO, PS3.16 TID 1600: the same series and instances in image library and evidence"),
    /** The image library says what its templates want. */
    LIBRARY_ATTRIBUTE("RAD MADO, PS3.16 TID 1600 and 1602: modality, target region, numbers of series and instances"),
    /** The numbers in the image library are right. */
    LIBRARY_COUNT("PS3.16 TID 1600 and 1602: numbers of series (131565, DCM) and of instances (131564, DCM)"),
    /** A code is that of DICOM, not the one that was used before it was assigned. */
    TEMPORARY_CODE("DICOM CP-2595: codes of scheme DCM in the place of MADOTEMP");

    private final String reference;

    ManifestRule(String reference) {
        this.reference = reference;
    }

    /** Where the rule is stated, and what it is about. */
    public String reference() {
        return reference;
    }
}
