package org.affinitydomain.xds.metadata;

import java.util.Optional;
import org.affinitydomain.xds.ebrim.RegistryObject;

/** The four kinds of object that an XDS registry holds (ITI TF-3 4.1). */
public enum ObjectKind {
    DOCUMENT_ENTRY("DocumentEntry"), SUBMISSION_SET("SubmissionSet"), FOLDER("Folder"), ASSOCIATION("Association");

    /** {@code objectType} of a stable DocumentEntry (ITI TF-3 4.2.5.2). */
    public static final String STABLE = "urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1";
    /** {@code objectType} of an On-Demand DocumentEntry. */
    public static final String ON_DEMAND = "urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248";
    /** The classification node that marks a SubmissionSet. */
    public static final String SUBMISSION_SET_NODE = "urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd";
    /** The classification node that marks a Folder. */
    public static final String FOLDER_NODE = "urn:uuid:d9d542f3-6cc4-48b6-8870-ea235fbc94c2";

    private final String label;

    ObjectKind(String label) {
        this.label = label;
    }

    /** The standard's name of the kind. */
    public String label() {
        return label;
    }

    /** The kind of an ebRIM object; empty for a RegistryPackage that is marked as neither SubmissionSet nor Folder. */
    public static Optional<ObjectKind> of(RegistryObject object) {
        return switch (object.element()) {
            case EXTRINSIC_OBJECT -> Optional.of(DOCUMENT_ENTRY);
            case ASSOCIATION -> Optional.of(ASSOCIATION);
            case REGISTRY_PACKAGE -> object.isClassifiedAs(SUBMISSION_SET_NODE) ? Optional.of(SUBMISSION_SET)
                    : object.isClassifiedAs(FOLDER_NODE) ? Optional.of(FOLDER) : Optional.empty();
        };
    }
}
