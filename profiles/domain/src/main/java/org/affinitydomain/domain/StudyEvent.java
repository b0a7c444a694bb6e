package org.affinitydomain.domain;

/** What other systems of a hospital tell of its studies. */
public enum StudyEvent {
    /** Instance Availability Notification (RAD TF-2 4.49): the PACS has instances of the study. */
    AVAILABILITY,
    /** A report of the study is there: HL7 v2 ORU^R01 or MDM^T02 (RAD TF-2 4.28). */
    REPORT,
    /** The study was ordered, or its order has changed: HL7 v2 OMI^O23 or ORM^O01 (RAD TF-2 4.4, 4.13). */
    ORDER
}
