package org.affinitydomain.fhir.manifest;

import java.util.List;
import org.affinitydomain.dicom.manifest.Code;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** The names of the implementation guide IHE.RAD.MADO, and how DICOM's identifiers and codes are written in FHIR. */
final class Mado {
    static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    static final String DEVICE_TYPE = "https://profiles.ihe.net/RAD/MADO/CodeSystem/MadoDeviceType";
    static final String OID = "urn:oid:";
    private static final String DEFINITIONS = "https://profiles.ihe.net/RAD/MADO/StructureDefinition/";
    private static final String DICOM_UID = "urn:dicom:uid";

    private Mado() {
    }

    /** The URL of an extension of the guide. */
    static String extension(String name) {
        return DEFINITIONS + name;
    }

    /** Says that a resource follows a profile of the guide. */
    static void profile(Resource resource, String name) {
        resource.getMeta().addProfile(DEFINITIONS + name);
    }

    /** A UID of DICOM (FHIR R4, ImagingStudy.identifier: with the prefix of OIDs). */
    static Identifier uid(String uid) {
        return new Identifier().setSystem(DICOM_UID).setValue(OID + uid);
    }

    /** A coded concept of DICOM with the system that FHIR has for its scheme; a scheme without one is left out. */
    static Coding coding(Code code) {
        Coding coding = new Coding().setCode(code.value());
        if (!code.meaning().isBlank()) {
            coding.setDisplay(code.meaning());
        }
        switch (code.scheme()) {
            case "DCM" -> coding.setSystem(DCM);
            case "SCT" -> coding.setSystem("http://snomed.info/sct");
            case "LN" -> coding.setSystem("http://loinc.org");
            case "UCUM" -> coding.setSystem("http://unitsofmeasure.org");
            default -> {
                if (code.scheme().matches("[0-2](\\.(0|[1-9]\\d*))+")) {
                    coding.setSystem(OID + code.scheme());
                }
            }
        }
        return coding;
    }

    static CodeableConcept concept(Code code) {
        return new CodeableConcept().setCoding(List.of(coding(code)));
    }
}
