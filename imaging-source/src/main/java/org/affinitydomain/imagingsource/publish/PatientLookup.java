package org.affinitydomain.imagingsource.publish;

import java.util.Optional;
import org.affinitydomain.dicom.manifest.Identifier;

/** Asks who a hospital's patient is in the affinity domain. */
@FunctionalInterface
public interface PatientLookup {

    /**
     * The patient's identifier in the affinity domain.
     *
     * @param local the hospital's identifier with its authority
     * @return as CX (ITI TF-3 4.2.3.1.7); empty as long as the patient is unknown
     * @throws PatientLookupException when nobody can say now
     */
    Optional<String> affinityDomainId(Identifier local) throws PatientLookupException;

    /** The patient directory did not answer. */
    final class PatientLookupException extends Exception {
        private static final long serialVersionUID = 1L;

        /** With the reason and what it came from. */
        public PatientLookupException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
