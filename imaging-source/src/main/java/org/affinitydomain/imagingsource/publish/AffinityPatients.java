package org.affinitydomain.imagingsource.publish;

import java.util.Optional;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.AssigningAuthority;
import org.affinitydomain.pix.PatientDirectory;
import org.affinitydomain.pix.PatientDirectoryException;
import org.affinitydomain.pix.PatientIdentifier;

/**
 * Finds the affinity domain's identifier of a patient whom a hospital knows under its own one (RAD TF-3 4.68.4.1.2.3:
 * patientId is of the affinity domain, sourcePatientId is the hospital's).
 */
final class AffinityPatients {
    private final AffinityDomain domain;
    private final PatientDirectory directory;

    AffinityPatients(AffinityDomain domain, PatientDirectory directory) {
        this.domain = domain;
        this.directory = directory;
    }

    /**
     * The identifier as CX.
     *
     * @param local the identifier in the study
     * @throws WaitingException when there is none, or none yet
     */
    String affinityId(Optional<Identifier> local) throws WaitingException {
        Identifier id = local.orElseThrow(() -> new WaitingException(Problem.NO_PATIENT_ID,
                "the study has no Patient ID (0010,0020): correct it in the PACS"));
        PatientIdentifier known = identifier(id);
        try {
            return domain.assigningAuthorities().stream()
                    .filter(authority -> authority.role() == AssigningAuthority.Role.AFFINITY_DOMAIN)
                    .map(authority -> directory.identifierIn(known, authority.oid())).flatMap(Optional::stream).findFirst()
                    .orElseThrow(() -> new WaitingException(Problem.UNKNOWN_PATIENT, "patient " + known + " has no identifier of the affinity domain yet:"
                            + " it comes with the hospital's patient feed (ITI-8)")).toCx();
        } catch (PatientDirectoryException e) {
            throw new WaitingException(Problem.SERVER, "the patient directory cannot be asked: " + e.getMessage());
        }
    }

    /**
     * The identifier that stands for a patient of the affinity domain today: after a merge (ITI-8 A40) that of the survivor, to
     * whom the registry has given what the other one had.
     *
     * @param cx an identifier of the affinity domain
     * @throws WaitingException when the directory cannot be asked
     */
    String survivor(String cx) throws WaitingException {
        int end = cx.indexOf("^^^&");
        if (end < 0) {
            return cx;
        }
        String authority = cx.substring(end + 4).split("&", 2)[0];
        try {
            PatientIdentifier former = new PatientIdentifier(unescaped(cx.substring(0, end)), authority);
            return directory.identifierIn(former, authority).map(PatientIdentifier::toCx).orElse(cx);
        } catch (PatientDirectoryException e) {
            throw new WaitingException(Problem.SERVER, "the patient directory cannot be asked: " + e.getMessage());
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\F\\", "|").replace("\\S\\", "^").replace("\\T\\", "&").replace("\\R\\", "~").replace("\\E\\", "\\");
    }

    private static PatientIdentifier identifier(Identifier id) throws WaitingException {
        try {
            return new PatientIdentifier(id.value(), id.issuerOid().orElse(""));
        } catch (IllegalArgumentException e) {
            throw new WaitingException(Problem.NO_PATIENT_ID, "Patient ID (0010,0020) '" + id.value() + "' cannot be used: " + e.getMessage());
        }
    }
}
