package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AssociationException;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.RemoteAe;

/** Retrieval by C-MOVE as provider (PS3.4 C.4.2): instances are sent to destinations that are known here, and to no others. */
public final class MoveScp implements DimseService {
    private final Set<String> sopClasses;
    private final RetrieveService service;
    private final Function<String, Optional<RemoteAe>> destinations;
    private final AssociationRequestor requestor;

    /**
     * @param sopClasses   the information models that the provider knows, such as {@link QueryRetrieveModel#move()}
     * @param destinations where the application entity of a title is, if it may be sent to
     * @param requestor    opens associations to destinations; its owner closes it
     */
    public MoveScp(Set<String> sopClasses, RetrieveProvider provider, Function<String, Optional<RemoteAe>> destinations,
                   AssociationRequestor requestor) {
        this.sopClasses = Set.copyOf(sopClasses);
        this.service = new RetrieveService(provider);
        this.destinations = destinations;
        this.requestor = requestor;
    }

    @Override
    public boolean performs(String sopClassUid) {
        return sopClasses.contains(sopClassUid);
    }

    @Override
    public void perform(DimseAssociation association, Message request) throws IOException {
        String title = request.command().set().string(Tag.MOVE_DESTINATION).orElse("");
        RemoteAe destination = destinations.apply(title)
                .orElseThrow(() -> new DimseException(Status.MOVE_DESTINATION_UNKNOWN, "'" + title + "' is not known here"));
        List<? extends InstanceToSend> instances = service.instances(association, request, CommandField.C_MOVE_RQ);
        SubOperationRun run = new SubOperationRun(association, request, instances);
        if (instances.isEmpty()) {
            run.run(instance -> Status.SUCCESS);
            return;
        }
        MoveOriginator originator = new MoveOriginator(association.negotiation().callingAeTitle(), request.command().messageId());
        try (DimseAssociation target = open(destination, instances)) {
            run.run(instance -> StorageScu.store(target, instance, Optional.of(originator)));
            if (target.isOpen()) {
                release(target);
            }
        }
    }

    private DimseAssociation open(RemoteAe destination, List<? extends InstanceToSend> instances) throws DimseException {
        try {
            return new DimseAssociation(requestor.open(destination, StorageScu.proposal(instances)));
        } catch (AssociationException e) {
            throw new DimseException(Status.OUT_OF_RESOURCES_SUBOPERATIONS, e.getMessage());
        }
    }

    /** All was sent and answered already; a destination that does not release well has harmed nothing. */
    private static void release(DimseAssociation target) {
        try {
            target.release();
        } catch (IOException e) {
            System.getLogger(MoveScp.class.getName()).log(System.Logger.Level.DEBUG, "a destination does not release its association", e);
        }
    }
}
