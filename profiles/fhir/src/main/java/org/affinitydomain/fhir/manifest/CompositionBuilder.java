package org.affinitydomain.fhir.manifest;

import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Manifest;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;

/** What the document is about and who made it (IHE.RAD.MADO, MadoComposition): its first part. */
final class CompositionBuilder {
    private static final Code DIAGNOSTIC_IMAGING_STUDY = new Code("18748-4", "LN", "Diagnostic imaging study");

    private CompositionBuilder() {
    }

    /** The other parts of the document. */
    record References(Reference patient, Reference device, Reference organization, Reference study) {
    }

    static Composition build(Manifest manifest, Times times, References references) {
        Composition composition = new Composition().setStatus(Composition.CompositionStatus.FINAL)
                .setIdentifier(Mado.uid(manifest.sopInstanceUid()))
                .setType(kind()).addCategory(kind())
                .setSubject(references.patient())
                .setDateElement(new DateTimeType(times.made()))
                .addAuthor(references.device()).addAuthor(references.organization())
                .setTitle(manifest.study().description().orElse("Imaging study manifest"));
        Mado.profile(composition, "MadoComposition");
        composition.setText(StudyNarrative.of(manifest));
        composition.addEvent().addDetail(references.study());
        return composition;
    }

    private static CodeableConcept kind() {
        return Mado.concept(DIAGNOSTIC_IMAGING_STUDY);
    }
}
