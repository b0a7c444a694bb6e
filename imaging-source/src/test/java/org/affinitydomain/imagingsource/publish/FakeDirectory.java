package org.affinitydomain.imagingsource.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.pix.AdministrativeSex;
import org.affinitydomain.pix.Demographics;
import org.affinitydomain.pix.PatientDirectory;
import org.affinitydomain.pix.PatientDirectoryException;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PersonName;
import org.affinitydomain.pix.PostalAddress;

/** A patient directory in memory. */
public final class FakeDirectory implements PatientDirectory {
    public static final String AFFINITY = "1.3.6.1.4.1.21367.13.20.1000";
    public static final String SAINT_LUC = "1.3.6.1.4.1.21367.13.80.21.1.1";
    private final List<PatientIdentity> patients = new ArrayList<>();
    private boolean down;

    /** One patient, L-1 of the hospital, R-1 of the region. */
    public FakeDirectory withPatient() {
        patients.add(new PatientIdentity(List.of(new PatientIdentifier("L-1", SAINT_LUC), new PatientIdentifier("R-1", AFFINITY)),
                new Demographics(PersonName.UNKNOWN, Optional.empty(), AdministrativeSex.UNKNOWN, PostalAddress.UNKNOWN)));
        return this;
    }

    public void setDown(boolean value) {
        down = value;
    }

    @Override
    public Optional<PatientIdentity> find(PatientIdentifier identifier) {
        if (down) {
            throw new PatientDirectoryException("down by test", new IllegalStateException());
        }
        return patients.stream().filter(patient -> patient.identifiers().contains(identifier)).findFirst();
    }
}
