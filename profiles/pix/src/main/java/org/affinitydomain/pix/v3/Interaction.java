package org.affinitydomain.pix.v3;

/** The interactions of ITI-44 (ITI TF-2 3.44.4). */
public enum Interaction {
    /** Patient Registry Record Added. */
    RECORD_ADDED("PRPA_IN201301UV02"),
    /** Patient Registry Record Revised. */
    RECORD_REVISED("PRPA_IN201302UV02"),
    /** Patient Registry Duplicates Resolved, which is a merge. */
    DUPLICATES_RESOLVED("PRPA_IN201304UV02");

    private static final String ACTION = "urn:hl7-org:v3:";
    private static final String ACKNOWLEDGEMENT = "MCCI_IN000002UV01";

    private final String artifact;

    Interaction(String artifact) {
        this.artifact = artifact;
    }

    /** Its identifier in HL7 v3, which is also the name of the message's element. */
    public String artifact() {
        return artifact;
    }

    /** The {@code wsa:Action} of the request. */
    public String action() {
        return ACTION + artifact;
    }

    /** The {@code wsa:Action} of every answer. */
    public static String replyAction() {
        return ACTION + ACKNOWLEDGEMENT;
    }
}
