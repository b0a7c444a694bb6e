package org.affinitydomain.xds.metadata;

import java.util.Arrays;
import java.util.Optional;

/** The types of association between registry objects (ITI TF-3 4.2.2). */
public enum AssociationType {
    HAS_MEMBER("urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember"),
    RPLC("urn:ihe:iti:2007:AssociationType:RPLC"),
    XFRM("urn:ihe:iti:2007:AssociationType:XFRM"),
    APND("urn:ihe:iti:2007:AssociationType:APND"),
    XFRM_RPLC("urn:ihe:iti:2007:AssociationType:XFRM_RPLC"),
    SIGNS("urn:ihe:iti:2007:AssociationType:signs"),
    IS_SNAPSHOT_OF("urn:ihe:iti:2010:AssociationType:IsSnapshotOf"),
    SUBMIT_ASSOCIATION("urn:ihe:iti:2010:AssociationType:SubmitAssociation"),
    UPDATE_AVAILABILITY_STATUS("urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus"),
    NON_VERSIONING_UPDATE("urn:ihe:iti:2010:AssociationType:NonVersioningUpdate");

    private final String urn;

    AssociationType(String urn) {
        this.urn = urn;
    }

    /** The URN in messages. */
    public String urn() {
        return urn;
    }

    /** Whether it relates one DocumentEntry to another. */
    public boolean isDocumentRelationship() {
        return switch (this) {
            case RPLC, XFRM, APND, XFRM_RPLC, SIGNS, IS_SNAPSHOT_OF -> true;
            default -> false;
        };
    }

    /** Whether it deprecates what it points to. */
    public boolean isReplacement() {
        return this == RPLC || this == XFRM_RPLC;
    }

    /** The type of a URN; empty for one that the framework does not know. */
    public static Optional<AssociationType> of(String urn) {
        return Arrays.stream(values()).filter(t -> t.urn.equals(urn)).findFirst();
    }
}
