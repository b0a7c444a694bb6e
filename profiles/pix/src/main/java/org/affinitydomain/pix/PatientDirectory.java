package org.affinitydomain.pix;

import java.util.Optional;

/** Who is known, and under which other identifiers (the questions of PIX Query, ITI TF-2 3.9). */
public interface PatientDirectory {

    /**
     * The patient with that identifier. One that was merged into another identifier finds the survivor, who does not have
     * it any more: images with the former number are still of that person.
     *
     * @throws PatientDirectoryException when the directory cannot be asked now
     */
    Optional<PatientIdentity> find(PatientIdentifier identifier);

    /**
     * The same patient's identifier of another authority. An identifier of that very authority stands for itself when
     * it is known, and was not merged into another one.
     *
     * @throws PatientDirectoryException when the directory cannot be asked now
     */
    default Optional<PatientIdentifier> identifierIn(PatientIdentifier identifier, String assigningAuthorityOid) {
        Optional<PatientIdentity> patient = find(identifier);
        boolean itself = identifier.assigningAuthorityOid().equals(assigningAuthorityOid)
                && patient.filter(known -> known.identifiers().contains(identifier)).isPresent();
        return itself ? Optional.of(identifier) : patient.flatMap(known -> known.identifierOf(assigningAuthorityOid));
    }
}
