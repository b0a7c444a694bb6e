package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import org.affinitydomain.dicom.uid.SopClass;

/** Verification as provider (PS3.4 A). */
public final class VerificationScp implements DimseService {

    @Override
    public boolean performs(String sopClassUid) {
        return sopClassUid.equals(SopClass.VERIFICATION);
    }

    @Override
    public void perform(DimseAssociation association, Message request) throws IOException {
        if (request.command().field() != CommandField.C_ECHO_RQ) {
            throw new DimseException(Status.UNRECOGNIZED_OPERATION, "verification has no " + request.command().field());
        }
        association.send(request.context(), request.command().response(Status.SUCCESS, false));
    }
}
