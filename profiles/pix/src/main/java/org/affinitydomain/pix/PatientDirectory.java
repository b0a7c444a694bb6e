package org.affinitydomain.pix;

import java.util.Optional;

/** Who is known, and under which other identifiers (the questions of PIX Query, ITI TF-2 3.9). */
public interface PatientDirectory {

    /**
     * The patient with that identifier.
     *
     * @throws PatientDirectoryException when the directory cannot be asked now
     */
    Optional<PatientIdentity> find(PatientIdentifier identifier);

    /**
     * The same patient's identifier of another authority. An identifier of that very authority stands for itself when
     * it is known.
     *
     * @throws PatientDirectoryException when the directory cannot be asked now
     */
    default Optional<PatientIdentifier> identifierIn(PatientIdentifier identifier, String assigningAuthorityOid) {
        Optional<PatientIdentity> patient = find(identifier);
        return identifier.assigningAuthorityOid().equals(assigningAuthorityOid) ? patient.map(known -> identifier)
                : patient.flatMap(known -> known.identifierOf(assigningAuthorityOid));
    }
}
