package org.affinitydomain.imagingsource.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<PatientIdentifier, PatientIdentifier> merged = new HashMap<>();
    private boolean down;

    /** One patient, L-1 of the hospital, R-1 of the region. */
    public FakeDirectory withPatient() {
        return withPatient("L-1", "R-1");
    }

    /** A patient of the hospital and of the region. */
    public FakeDirectory withPatient(String local, String regional) {
        patients.add(new PatientIdentity(List.of(new PatientIdentifier(local, SAINT_LUC), new PatientIdentifier(regional, AFFINITY)),
                new Demographics(PersonName.UNKNOWN, Optional.empty(), AdministrativeSex.UNKNOWN, PostalAddress.UNKNOWN)));
        return this;
    }

    /** One identifier of the region stands for the other patient from now on. */
    public void merge(String subsumed, String survivor) {
        merged.put(new PatientIdentifier(subsumed, AFFINITY), new PatientIdentifier(survivor, AFFINITY));
    }

    public void setDown(boolean value) {
        down = value;
    }

    @Override
    public Optional<PatientIdentity> find(PatientIdentifier identifier) {
        if (down) {
            throw new PatientDirectoryException("down by test", new IllegalStateException());
        }
        return patients.stream().filter(patient -> patient.identifiers().contains(merged.getOrDefault(identifier, identifier))).findFirst();
    }
}
