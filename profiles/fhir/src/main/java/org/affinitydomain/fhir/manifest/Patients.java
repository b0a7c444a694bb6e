package org.affinitydomain.fhir.manifest;

import java.util.Map;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.Patient;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;

/** The patient of a manifest (IHE.RAD.MADO, MadoPatient), as the place that made the images knows them. */
final class Patients {
    private static final Map<String, AdministrativeGender> GENDERS = Map.of("M", AdministrativeGender.MALE,
            "F", AdministrativeGender.FEMALE, "O", AdministrativeGender.OTHER);

    private Patients() {
    }

    static org.hl7.fhir.r4.model.Patient of(Patient patient) {
        org.hl7.fhir.r4.model.Patient resource = new org.hl7.fhir.r4.model.Patient();
        Mado.profile(resource, "MadoPatient");
        patient.id().ifPresent(id -> resource.addIdentifier(identifier(id)));
        patient.name().map(Patients::name).filter(name -> !name.isEmpty()).ifPresent(resource::addName);
        patient.birthDate().ifPresent(date -> resource.setBirthDateElement(new DateType(date.toString())));
        patient.sex().flatMap(sex -> Optional.ofNullable(GENDERS.get(sex))).ifPresent(resource::setGender);
        return resource;
    }

    /** An identifier, whose system is the OID of who issued it. */
    static org.hl7.fhir.r4.model.Identifier identifier(Identifier id) {
        org.hl7.fhir.r4.model.Identifier identifier = new org.hl7.fhir.r4.model.Identifier().setValue(id.value());
        id.issuerOid().ifPresent(oid -> identifier.setSystem(Mado.OID + oid));
        return identifier;
    }

    /** The first group of a PN: family, given, middle, prefix, suffix (PS3.5 6.2.1). */
    private static HumanName name(String personName) {
        String[] parts = personName.split("=", 2)[0].split("\\^", -1);
        HumanName name = new HumanName();
        for (int i = 0; i < parts.length && i < 5; i++) {
            String part = parts[i].strip();
            if (part.isEmpty()) {
                continue;
            }
            switch (i) {
                case 0 -> name.setFamily(part);
                case 1, 2 -> name.addGiven(part);
                case 3 -> name.addPrefix(part);
                default -> name.addSuffix(part);
            }
        }
        return name;
    }
}
