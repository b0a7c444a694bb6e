package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.uid.Uids;

/** Instance Availability Notification as provider (PS3.4 R): the one operation of its SOP class is N-CREATE. */
public final class InstanceAvailabilityScp implements DimseService {
    /** The SOP class. */
    public static final String SOP_CLASS = SopClasses.INSTANCE_AVAILABILITY_NOTIFICATION;

    private final AvailabilityListener listener;

    public InstanceAvailabilityScp(AvailabilityListener listener) {
        this.listener = listener;
    }

    @Override
    public boolean performs(String sopClassUid) {
        return sopClassUid.equals(SOP_CLASS);
    }

    @Override
    public void perform(DimseAssociation association, Message request) throws IOException {
        Command command = request.command();
        if (command.field() != CommandField.N_CREATE_RQ) {
            throw new DimseException(Status.UNRECOGNIZED_OPERATION, "instance availability has no " + command.field());
        }
        if (!command.hasDataSet()) {
            throw new DimseException(Status.MISSING_ATTRIBUTE, "the notification has no attributes");
        }
        // a user may leave the UID to the provider (PS3.7 10.1.5.1.4)
        String instance = command.sopInstanceUid().orElseGet(Uids::random);
        try {
            DataSet notification = request.readDataSet();
            listener.available(association.negotiation().callingAeTitle(), instance, notification);
        } catch (IOException e) {
            throw ServiceFault.of(association, e, Status.PROCESSING_FAILURE);
        }
        association.send(request.context(), command.response(Status.SUCCESS, false).with(Tag.AFFECTED_SOP_INSTANCE_UID, instance));
    }
}
