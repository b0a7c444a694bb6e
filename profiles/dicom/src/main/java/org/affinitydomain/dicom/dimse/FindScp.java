package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Queries as provider (PS3.4 C.4.1), with cancel. */
public final class FindScp implements DimseService {
    private final Set<String> sopClasses;
    private final FindProvider provider;

    /** @param sopClasses the information models that the provider knows, such as {@link QueryRetrieveModel#find()} */
    public FindScp(Set<String> sopClasses, FindProvider provider) {
        this.sopClasses = Set.copyOf(sopClasses);
        this.provider = provider;
    }

    @Override
    public boolean performs(String sopClassUid) {
        return sopClasses.contains(sopClassUid);
    }

    @Override
    public void perform(DimseAssociation association, Message request) throws IOException {
        Command command = request.command();
        if (command.field() != CommandField.C_FIND_RQ) {
            throw new DimseException(Status.UNRECOGNIZED_OPERATION, "a query has no " + command.field());
        }
        AtomicBoolean cancelled = new AtomicBoolean();
        try {
            FindRequest query = new FindRequest(association.negotiation().callingAeTitle(),
                    association.negotiation().calledAeTitle(), request.context().abstractSyntax(),
                    request.readDataSet());
            provider.find(query, match -> {
                association.send(request.context(), command.response(Status.PENDING, true), match);
                cancelled.compareAndSet(false, association.isCancelled(command.messageId()));
                return !cancelled.get();
            });
        } catch (IOException e) {
            throw ServiceFault.of(association, e, Status.UNABLE_TO_PROCESS);
        }
        association.send(request.context(), command.response(cancelled.get() ? Status.CANCEL : Status.SUCCESS, false));
    }
}
