package org.affinitydomain.dicom.dimse;

import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;

/**
 * A command set (PS3.7 6.3): what a message wants or answers.
 *
 * @param set   its elements, without the group length
 * @param field what kind of message it is
 */
public record Command(DataSet set, CommandField field) {
    private static final int NO_DATA_SET = 0x0101;
    private static final int DATA_SET_FOLLOWS = 0x0001;
    private static final int MEDIUM = 0;

    /** A request with a message ID of its own. Cancel requests have none: {@link #cancel}. */
    static Command request(CommandField field, int messageId, String sopClassUid, boolean hasDataSet) {
        DataSetBuilder builder = begin(field, hasDataSet).setIntegers(Tag.MESSAGE_ID, messageId)
                .set(Tag.AFFECTED_SOP_CLASS_UID, sopClassUid);
        boolean prioritized = field != CommandField.C_ECHO_RQ && field != CommandField.N_CREATE_RQ;
        return new Command((prioritized ? builder.setIntegers(Tag.PRIORITY, MEDIUM) : builder).build(), field);
    }

    /** The wish to end an operation (PS3.7 9.3.2.3). */
    static Command cancel(int messageId) {
        return new Command(begin(CommandField.C_CANCEL_RQ, false).setIntegers(Tag.MESSAGE_ID_BEING_RESPONDED_TO, messageId).build(),
                CommandField.C_CANCEL_RQ);
    }

    /** The response to this request. */
    Command response(Status status, boolean hasDataSet) {
        DataSetBuilder builder = begin(field.response(), hasDataSet).setIntegers(Tag.MESSAGE_ID_BEING_RESPONDED_TO, messageId())
                .setIntegers(Tag.STATUS, status.code())
                .setIfPresent(Tag.AFFECTED_SOP_CLASS_UID, set.string(Tag.AFFECTED_SOP_CLASS_UID))
                .setIfPresent(Tag.AFFECTED_SOP_INSTANCE_UID, set.string(Tag.AFFECTED_SOP_INSTANCE_UID));
        return new Command(builder.build(), field.response());
    }

    private static DataSetBuilder begin(CommandField field, boolean hasDataSet) {
        return DataSet.builder().setIntegers(Tag.COMMAND_FIELD, field.code())
                .setIntegers(Tag.COMMAND_DATA_SET_TYPE, hasDataSet ? DATA_SET_FOLLOWS : NO_DATA_SET);
    }

    /** The same command with another element. */
    Command with(int tag, String value) {
        return new Command(DataSet.builder().copy(set).set(tag, value).build(), field);
    }

    Command with(int tag, int value) {
        return new Command(DataSet.builder().copy(set).setIntegers(tag, value).build(), field);
    }

    /** The same response with a comment, cut to the 64 characters that there are for one. */
    Command withComment(String comment) {
        String ascii = comment.replaceAll("[^ -~]|\\\\", "?");
        return with(Tag.ERROR_COMMENT, ascii.length() > 64 ? ascii.substring(0, 64) : ascii);
    }

    Command with(SubOperations counts) {
        return with(Tag.NUMBER_OF_REMAINING_SUBOPERATIONS, counts.remaining())
                .with(Tag.NUMBER_OF_COMPLETED_SUBOPERATIONS, counts.completed())
                .with(Tag.NUMBER_OF_FAILED_SUBOPERATIONS, counts.failed())
                .with(Tag.NUMBER_OF_WARNING_SUBOPERATIONS, counts.warning());
    }

    /** Message ID (0000,0110) of a request. */
    public int messageId() {
        return (int) set.integer(Tag.MESSAGE_ID).orElse(0);
    }

    /** Message ID Being Responded To (0000,0120) of a response or cancel request. */
    public int messageIdBeingRespondedTo() {
        return (int) set.integer(Tag.MESSAGE_ID_BEING_RESPONDED_TO).orElse(-1);
    }

    /** Affected (0000,0002) or Requested (0000,0003) SOP Class UID; empty text when absent. */
    public String sopClassUid() {
        return set.string(Tag.AFFECTED_SOP_CLASS_UID).or(() -> set.string(Tag.REQUESTED_SOP_CLASS_UID)).orElse("");
    }

    /** Affected SOP Instance UID (0000,1000). */
    public Optional<String> sopInstanceUid() {
        return set.string(Tag.AFFECTED_SOP_INSTANCE_UID);
    }

    /** Whether a data set follows. */
    public boolean hasDataSet() {
        return set.integer(Tag.COMMAND_DATA_SET_TYPE).orElse(NO_DATA_SET) != NO_DATA_SET;
    }

    /** Status (0000,0900) of a response; a response without one failed. */
    public Status status() {
        return new Status((int) set.integer(Tag.STATUS).orElse(Status.CANNOT_UNDERSTAND.code()));
    }

    /** Error Comment (0000,0902) of a response; empty text when absent. */
    public String errorComment() {
        return set.string(Tag.ERROR_COMMENT).orElse("");
    }

    /** The counts of a retrieve response. */
    public SubOperations subOperations() {
        return new SubOperations(count(Tag.NUMBER_OF_REMAINING_SUBOPERATIONS), count(Tag.NUMBER_OF_COMPLETED_SUBOPERATIONS),
                count(Tag.NUMBER_OF_FAILED_SUBOPERATIONS), count(Tag.NUMBER_OF_WARNING_SUBOPERATIONS));
    }

    private int count(int tag) {
        return (int) set.integer(tag).orElse(0);
    }
}
