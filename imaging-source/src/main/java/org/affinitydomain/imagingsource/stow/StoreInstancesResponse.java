package org.affinitydomain.imagingsource.stow;

import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.imagingsource.archive.ReceivedInstance;

/** The Store Instances Response Module (PS3.18 I.2), and the HTTP status that goes with it (PS3.18 table 10.5.3-1). */
public final class StoreInstancesResponse {
    /** Insufficient Storage (RFC 4918 11.5): nothing is kept for want of room, and it may be sent again. */
    private static final int INSUFFICIENT_STORAGE = 507;
    private static final int FAILURE_REASON = 0x00081197;
    private static final int FAILED_SOP_SEQUENCE = 0x00081198;
    private static final int REFERENCED_SOP_SEQUENCE = 0x00081199;
    private static final int OTHER_FAILURES_SEQUENCE = 0x0008119A;

    private final String base;
    private final List<DataSet> stored = new ArrayList<>();
    private final List<DataSet> failed = new ArrayList<>();
    private final List<DataSet> other = new ArrayList<>();
    private boolean onlyForWantOfRoom = true;

    /** @param base the address of the source's web services */
    StoreInstancesResponse(String base) {
        this.base = base;
    }

    void stored(ReceivedInstance instance) {
        stored.add(reference(instance).set(Tag.RETRIEVE_URL, base + "/studies/" + instance.studyUid()).build());
    }

    void failed(ReceivedInstance instance, Status reason) {
        failed.add(reference(instance).setIntegers(FAILURE_REASON, reason.code()).build());
        note(reason);
    }

    /** Something failed of which it is not known what it is. */
    void failed(Status reason) {
        other.add(DataSet.builder().setIntegers(FAILURE_REASON, reason.code()).build());
        note(reason);
    }

    private void note(Status reason) {
        onlyForWantOfRoom &= reason.equals(Status.OUT_OF_RESOURCES);
    }

    private static DataSetBuilder reference(ReceivedInstance instance) {
        return DataSet.builder().set(Tag.REFERENCED_SOP_CLASS_UID, instance.sopClassUid())
                .set(Tag.REFERENCED_SOP_INSTANCE_UID, instance.sopInstanceUid());
    }

    /** How many instances there were. */
    int size() {
        return stored.size() + failed.size() + other.size();
    }

    /** The HTTP status: 200 when all is kept, 202 when some of it is, 409 or 507 when nothing is. */
    public int httpStatus() {
        if (failed.isEmpty() && other.isEmpty()) {
            return 200;
        }
        return !stored.isEmpty() ? 202 : onlyForWantOfRoom ? INSUFFICIENT_STORAGE : 409;
    }

    /** The module. */
    public DataSet dataSet() {
        DataSetBuilder response = DataSet.builder();
        if (!failed.isEmpty()) {
            response.setItems(FAILED_SOP_SEQUENCE, failed);
        }
        if (!stored.isEmpty()) {
            response.setItems(REFERENCED_SOP_SEQUENCE, stored);
        }
        if (!other.isEmpty()) {
            response.setItems(OTHER_FAILURES_SEQUENCE, other);
        }
        return response.build();
    }
}
