package org.affinitydomain.imagingsource.hl7;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.pix.hl7.Hl7Message;
import org.affinitydomain.pix.hl7.MessageHeader;

/** The kinds of messages that are taken, and what each of them means for a study. */
enum StudyMessage {
    /** ORU^R01: results of a procedure (RAD TF-2 4.28.4.1). */
    RESULT(StudyEvent.REPORT, "ORU", Set.of("R01")),
    /** MDM: a report as a document, new, as an addendum, edited, or in place of another one. */
    DOCUMENT(StudyEvent.REPORT, "MDM", Set.of("T02", "T06", "T08", "T10")),
    /** OMI^O23: an imaging order (RAD TF-2 4.4, 4.13, by HL7 v2.5.1). */
    IMAGING_ORDER(StudyEvent.ORDER, "OMI", Set.of("O23")),
    /** ORM^O01: an order (RAD TF-2 4.4, 4.13, by HL7 v2.3.1). */
    ORDER(StudyEvent.ORDER, "ORM", Set.of("O01"));

    /** OBR-25, table 0123: final, corrected; empty where a department sends final reports only. */
    private static final Set<String> FINAL_RESULTS = Set.of("", "F", "C", "A");
    /** TXA-17, table 0271: authenticated, legally authenticated, documented. */
    private static final Set<String> FINAL_DOCUMENTS = Set.of("", "AU", "LA", "DO");
    /** ORC-1, table 0119: cancelled, discontinued. */
    private static final Set<String> CANCELLED = Set.of("CA", "OC", "CR", "DC", "OD", "DR");

    private final StudyEvent event;
    private final String messageCode;
    private final Set<String> triggerEvents;

    StudyMessage(StudyEvent event, String messageCode, Set<String> triggerEvents) {
        this.event = event;
        this.messageCode = messageCode;
        this.triggerEvents = triggerEvents;
    }

    /** Whether any message of that code is taken, MSH-9.1. */
    static boolean isTaken(String messageCode) {
        return Arrays.stream(values()).anyMatch(kind -> kind.messageCode.equals(messageCode));
    }

    /** The kind of a message. */
    static Optional<StudyMessage> of(MessageHeader header) {
        return Arrays.stream(values()).filter(kind -> kind.messageCode.equals(header.messageCode())
                && kind.triggerEvents.contains(header.triggerEvent())).findFirst();
    }

    /** What has happened to the study. */
    StudyEvent event() {
        return event;
    }

    /** Whether it has happened: a report that is not final is none yet. */
    boolean hasHappened(Hl7Message message) {
        return switch (this) {
            case RESULT -> message.segment("OBR").map(obr -> FINAL_RESULTS.contains(obr.value(25, 1, 1, 1))).orElse(true);
            case DOCUMENT -> message.segment("TXA").map(txa -> FINAL_DOCUMENTS.contains(txa.value(17, 1, 1, 1))).orElse(true);
            case IMAGING_ORDER, ORDER -> true;
        };
    }

    /** Whether nothing is to come of it any more. */
    boolean isCancelled(Hl7Message message) {
        return event == StudyEvent.ORDER && message.segment("ORC")
                .filter(orc -> CANCELLED.contains(orc.value(1, 1, 1, 1)) || orc.value(5, 1, 1, 1).equals("CA")).isPresent();
    }
}
