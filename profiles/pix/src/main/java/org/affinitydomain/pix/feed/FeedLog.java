package org.affinitydomain.pix.feed;

import org.affinitydomain.pix.hl7.ErrorCondition;

/** What the log says of messages that were not accepted: never an identifier or a name, because patient data has no place in a log. */
public final class FeedLog {
    private static final System.Logger LOG = System.getLogger(FeedLog.class.getName());
    private static final int LOGGED_CHARACTERS = 80;

    private FeedLog() {
    }

    /** Something failed on this side, and the sender was told to send the message again. */
    public static void failed(String messageId, Throwable cause) {
        LOG.log(System.Logger.Level.ERROR, "AFF0407 The patient of HL7 message " + printable(messageId)
                + " was not recorded; its sender was told to send it again. Look at the cause.", cause);
    }

    /** The message is wrong. */
    public static void refused(String messageId, String acknowledgment, ErrorCondition condition, String location) {
        LOG.log(System.Logger.Level.INFO, "AFF0408 HL7 message {0} answered {1} {2}: {3} at {4}. Correct it at its sender.",
                printable(messageId), acknowledgment, condition.code(), condition.text(), printable(location));
    }

    /** What a sender wrote must not be able to write lines of the log. */
    private static String printable(String text) {
        return text.substring(0, Math.min(LOGGED_CHARACTERS, text.length())).replaceAll("\\p{Cntrl}", "?");
    }
}
