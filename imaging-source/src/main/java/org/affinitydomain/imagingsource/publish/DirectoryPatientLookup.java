package org.affinitydomain.imagingsource.publish;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.AssigningAuthority;
import org.affinitydomain.domain.Oid;
import org.affinitydomain.pix.PatientDirectory;
import org.affinitydomain.pix.PatientDirectoryException;
import org.affinitydomain.pix.PatientIdentifier;

/** Asks the patient directory, for an identifier of each authority of the affinity domain, the primary one first. */
public final class DirectoryPatientLookup implements PatientLookup {
    private final PatientDirectory directory;
    private final List<String> authorities;

    /** Over a directory. */
    public DirectoryPatientLookup(PatientDirectory directory, AffinityDomain domain) {
        this.directory = directory;
        this.authorities = domain.assigningAuthorities().stream().filter(a -> a.role() == AssigningAuthority.Role.AFFINITY_DOMAIN)
                .sorted(Comparator.comparing(a -> !a.equals(domain.primaryAuthority()))).map(AssigningAuthority::oid).toList();
    }

    @Override
    public Optional<String> affinityDomainId(Identifier local) throws PatientLookupException {
        Optional<PatientIdentifier> identifier = identifier(local);
        if (identifier.isEmpty()) {
            return Optional.empty();
        }
        try {
            return authorities.stream().map(oid -> directory.identifierIn(identifier.get(), oid)).flatMap(Optional::stream)
                    .findFirst().map(PatientIdentifier::toCx);
        } catch (PatientDirectoryException e) {
            throw new PatientLookupException(e.getMessage(), e);
        }
    }

    private static Optional<PatientIdentifier> identifier(Identifier local) {
        return local.issuerOid().filter(Oid::isValid)
                .filter(oid -> !local.value().isBlank() && local.value().length() <= PatientIdentifier.MAX_LENGTH)
                .map(oid -> new PatientIdentifier(local.value(), oid));
    }
}
