package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.List;

/** What C-MOVE and C-GET have in common as provider. */
final class RetrieveService {
    private final RetrieveProvider provider;

    RetrieveService(RetrieveProvider provider) {
        this.provider = provider;
    }

    /** The instances that a request wants. */
    List<? extends InstanceToSend> instances(DimseAssociation association, Message request, CommandField wanted) throws IOException {
        if (request.command().field() != wanted) {
            throw new DimseException(Status.UNRECOGNIZED_OPERATION, "here is no " + request.command().field());
        }
        try {
            return provider.instances(new RetrieveRequest(association.negotiation().callingAeTitle(),
                    association.negotiation().calledAeTitle(), request.context().abstractSyntax(),
                    request.readDataSet()));
        } catch (IOException e) {
            throw ServiceFault.of(association, e, Status.UNABLE_TO_PROCESS);
        }
    }
}
