package org.affinitydomain.xds.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.Classification;
import org.affinitydomain.xds.ebrim.Slot;

/**
 * An author of a DocumentEntry or SubmissionSet (ITI TF-3 4.2.3.1.4). At least one of the person, the institutions and
 * the telecommunication addresses is there in valid metadata.
 *
 * @param person             XCN; empty for a device or an institution as author
 * @param institutions       XON each
 * @param roles              HL7 CX or plain text
 * @param specialties        HL7 CX or plain text
 * @param telecommunications XTN each
 */
public record Author(Optional<String> person, List<String> institutions, List<String> roles, List<String> specialties,
                     List<String> telecommunications) {

    /** The slot of the person, also what author queries look at. */
    public static final String PERSON = "authorPerson";
    private static final String INSTITUTION = "authorInstitution";
    private static final String ROLE = "authorRole";
    private static final String SPECIALTY = "authorSpecialty";
    private static final String TELECOMMUNICATION = "authorTelecommunication";

    public Author {
        institutions = List.copyOf(institutions);
        roles = List.copyOf(roles);
        specialties = List.copyOf(specialties);
        telecommunications = List.copyOf(telecommunications);
    }

    /** The author that a classification carries. */
    public static Author of(Classification c) {
        return new Author(c.slotValues(PERSON).stream().findFirst(), c.slotValues(INSTITUTION), c.slotValues(ROLE),
                c.slotValues(SPECIALTY), c.slotValues(TELECOMMUNICATION));
    }

    /** This author as a classification of the given scheme, for the object of that id. */
    public Classification toClassification(String classificationScheme, String classifiedObject) {
        List<Slot> slots = new ArrayList<>();
        add(slots, PERSON, person.stream().toList());
        add(slots, INSTITUTION, institutions);
        add(slots, ROLE, roles);
        add(slots, SPECIALTY, specialties);
        add(slots, TELECOMMUNICATION, telecommunications);
        return new Classification(Optional.empty(), Optional.of(classificationScheme), Optional.empty(),
                Optional.of(classifiedObject), Optional.empty(), List.of(), slots);
    }

    private static void add(List<Slot> slots, String name, List<String> values) {
        if (!values.isEmpty()) {
            slots.add(new Slot(name, values));
        }
    }
}
