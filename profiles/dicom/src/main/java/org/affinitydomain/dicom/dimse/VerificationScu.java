package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import org.affinitydomain.dicom.network.AcceptedContext;
import org.affinitydomain.dicom.uid.SopClass;

/** Verification as user (PS3.4 A). */
public final class VerificationScu {
    private VerificationScu() {
    }

    /** C-ECHO: asks whether the peer understands (PS3.7 9.1.5). */
    public static Status echo(DimseAssociation association) throws IOException {
        AcceptedContext context = association.contextFor(SopClass.VERIFICATION);
        int id = association.nextMessageId();
        association.send(context, Command.request(CommandField.C_ECHO_RQ, id, SopClass.VERIFICATION, false));
        return association.require(CommandField.C_ECHO_RSP, id).command().status();
    }
}
