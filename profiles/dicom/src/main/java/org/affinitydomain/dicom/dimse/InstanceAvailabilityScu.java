package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AcceptedContext;
import org.affinitydomain.dicom.network.Proposal;

/** Instance Availability Notification as user (PS3.4 R, RAD TF-3 4.49). */
public final class InstanceAvailabilityScu {
    private InstanceAvailabilityScu() {
    }

    /** What an association for notifications needs. */
    public static Proposal proposal() {
        return new Proposal().context(InstanceAvailabilityScp.SOP_CLASS, TransferSyntaxes.DATA_SETS);
    }

    /**
     * N-CREATE: tells what has become available.
     *
     * @param sopInstanceUid of the notification
     * @param notification   its attributes (PS3.4 table R.3.2.1-1)
     * @return the status of the response, which may be a failure
     */
    public static Status notify(DimseAssociation association, String sopInstanceUid, DataSet notification) throws IOException {
        AcceptedContext context = association.contextFor(InstanceAvailabilityScp.SOP_CLASS);
        int id = association.nextMessageId();
        association.send(context, Command.request(CommandField.N_CREATE_RQ, id, InstanceAvailabilityScp.SOP_CLASS, true)
                .with(Tag.AFFECTED_SOP_INSTANCE_UID, sopInstanceUid), notification);
        return association.require(CommandField.N_CREATE_RSP, id).command().status();
    }
}
