package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Storage as provider (PS3.4 B), for every SOP class and transfer syntax. */
public final class StorageScp implements DimseService {
    private final StorageReceiver receiver;

    public StorageScp(StorageReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public boolean performs(String sopClassUid) {
        return SopClasses.isStorage(sopClassUid);
    }

    @Override
    public Optional<String> transferSyntax(List<String> proposed) {
        return TransferSyntaxes.forStorage(proposed);
    }

    @Override
    public void perform(DimseAssociation association, Message request) throws IOException {
        if (request.command().field() != CommandField.C_STORE_RQ) {
            throw new DimseException(Status.UNRECOGNIZED_OPERATION, "storage has no " + request.command().field());
        }
        receive(association, association.negotiation().callingAeTitle(), request, receiver);
    }

    /** Takes one instance and answers. */
    static Status receive(DimseAssociation association, String peerAeTitle, Message request, StorageReceiver receiver) throws IOException {
        Command response;
        try {
            response = request.command().response(receiver.receive(StoreRequest.of(association, peerAeTitle, request), request.dataSet()), false);
        } catch (IOException e) {
            DimseException refused = ServiceFault.of(association, e, Status.OUT_OF_RESOURCES);
            response = request.command().response(refused.status(), false).withComment(refused.getMessage());
        }
        ((DataSetInput) request.dataSet()).drain();
        association.send(request.context(), response);
        return response.status();
    }
}
