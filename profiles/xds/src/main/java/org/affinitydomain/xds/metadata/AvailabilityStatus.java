package org.affinitydomain.xds.metadata;

/** The availability statuses (ITI TF-3 4.2.3.2.2). */
public final class AvailabilityStatus {

    public static final String APPROVED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved";
    public static final String DEPRECATED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated";

    private AvailabilityStatus() {
    }
}
