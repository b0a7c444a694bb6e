package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.dicom.network.AbortReason;
import org.affinitydomain.dicom.network.ProtocolException;

/** Retrieval by C-GET as provider (PS3.4 C.4.3): instances are sent on the same association. */
public final class GetScp implements DimseService {
    private final Set<String> sopClasses;
    private final RetrieveService service;

    /** @param sopClasses the information models that the provider knows, such as {@link QueryRetrieveModel#get()} */
    public GetScp(Set<String> sopClasses, RetrieveProvider provider) {
        this.sopClasses = Set.copyOf(sopClasses);
        this.service = new RetrieveService(provider);
    }

    @Override
    public boolean performs(String sopClassUid) {
        return sopClasses.contains(sopClassUid);
    }

    @Override
    public boolean invokes(String sopClassUid) {
        return SopClasses.isStorage(sopClassUid);
    }

    @Override
    public void perform(DimseAssociation association, Message request) throws IOException {
        List<? extends InstanceToSend> instances = service.instances(association, request, CommandField.C_GET_RQ);
        SubOperationRun run = new SubOperationRun(association, request, instances);
        run.run(instance -> store(association, request, run, instance));
    }

    /** Sends an instance and waits for the answer; the user may cancel in between. */
    private static Status store(DimseAssociation association, Message request, SubOperationRun run, InstanceToSend instance)
            throws IOException {
        int id = StorageScu.request(association, instance, Optional.empty());
        while (true) {
            Command answer = association.require().command();
            if (answer.field() == CommandField.C_STORE_RSP && answer.messageIdBeingRespondedTo() == id) {
                return answer.status();
            }
            if (answer.field() != CommandField.C_CANCEL_RQ) {
                throw association.fault(new ProtocolException(AbortReason.UNEXPECTED_PDU_PARAMETER, answer.field() + " within a C-GET"));
            }
            if (answer.messageIdBeingRespondedTo() == request.command().messageId()) {
                run.cancel();
            }
        }
    }
}
