package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AssociationException;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.Proposal;
import org.affinitydomain.dicom.network.RemoteAe;

/** Retrieval by C-MOVE as provider (PS3.4 C.4.2): instances are sent to destinations that are known here, and to no others. */
public final class MoveScp implements DimseService {
    private final Set<String> sopClasses;
    private final RetrieveService service;
    private final Destinations destinations;
    private final AssociationRequestor requestor;
    private final int mostAtOnce;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    /** Knows where may be sent to. */
    @FunctionalInterface
    public interface Destinations {

        /**
         * Where the application entity of a title is.
         *
         * @param calledAeTitle whom the user has called
         * @param aeTitle       Move Destination (0000,0600)
         * @return empty when nothing may be sent there
         */
        Optional<RemoteAe> find(String calledAeTitle, String aeTitle);
    }

    /**
     * @param sopClasses   the information models that the provider knows, such as {@link QueryRetrieveModel#move()}
     * @param destinations where may be sent to
     * @param requestor    opens associations to destinations, under the title that the user has called; its owner closes it
     * @param mostAtOnce   associations to one destination at a time, so that a slow one does not hold up all threads; one more
     *                     is refused
     */
    public MoveScp(Set<String> sopClasses, RetrieveProvider provider, Destinations destinations,
                   AssociationRequestor requestor, int mostAtOnce) {
        this.sopClasses = Set.copyOf(sopClasses);
        this.service = new RetrieveService(provider);
        this.destinations = destinations;
        this.requestor = requestor;
        this.mostAtOnce = mostAtOnce;
    }

    @Override
    public boolean performs(String sopClassUid) {
        return sopClasses.contains(sopClassUid);
    }

    @Override
    public void perform(DimseAssociation association, Message request) throws IOException {
        String title = request.command().set().string(Tag.MOVE_DESTINATION).orElse("");
        RemoteAe destination = destinations.find(association.negotiation().calledAeTitle(), title)
                .orElseThrow(() -> new DimseException(Status.MOVE_DESTINATION_UNKNOWN, "'" + title + "' is not known here"));
        // as many as there are destinations, since only those come so far
        Semaphore turn = turns.computeIfAbsent(destination.aeTitle(), any -> new Semaphore(mostAtOnce));
        if (!turn.tryAcquire()) {
            throw new DimseException(Status.OUT_OF_RESOURCES_SUBOPERATIONS, "too much is being sent to " + title + " already");
        }
        try {
            move(association, request, destination);
        } finally {
            turn.release();
        }
    }

    private void move(DimseAssociation association, Message request, RemoteAe destination) throws IOException {
        List<? extends InstanceToSend> instances = service.instances(association, request, CommandField.C_MOVE_RQ);
        SubOperationRun run = new SubOperationRun(association, request, instances);
        if (instances.isEmpty()) {
            run.run(instance -> Status.SUCCESS);
            return;
        }
        MoveOriginator originator = new MoveOriginator(association.negotiation().callingAeTitle(), request.command().messageId());
        try (Target target = new Target(association, destination, instances)) {
            run.run(instance -> StorageScu.store(target.association(), instance, Optional.of(originator)));
            target.release();
        }
    }

    /**
     * The association with a destination. An instance that breaks off on its way takes it along; the next one gets another, and a
     * destination that does not come back is not tried for each.
     */
    private final class Target implements AutoCloseable {
        private final RemoteAe destination;
        private final Proposal proposal;
        private final String callingAeTitle;
        private DimseAssociation current;
        private boolean gone;

        Target(DimseAssociation user, RemoteAe destination, List<? extends InstanceToSend> instances) throws DimseException {
            this.destination = destination;
            this.proposal = StorageScu.proposal(instances);
            this.callingAeTitle = user.negotiation().calledAeTitle();
            try {
                this.current = open();
            } catch (AssociationException e) {
                throw new DimseException(Status.OUT_OF_RESOURCES_SUBOPERATIONS, e.getMessage());
            }
        }

        private DimseAssociation open() throws AssociationException {
            return new DimseAssociation(requestor.open(destination, proposal, callingAeTitle));
        }

        DimseAssociation association() throws AssociationException {
            if (!current.isOpen() && !gone) {
                gone = true;
                current = open();
                gone = false;
            }
            return current;
        }

        /** All was sent and answered already; a destination that does not release well has harmed nothing. */
        void release() {
            try {
                if (current.isOpen()) {
                    current.release();
                }
            } catch (IOException e) {
                System.getLogger(MoveScp.class.getName()).log(System.Logger.Level.DEBUG, "a destination does not release its association", e);
            }
        }

        @Override
        public void close() {
            current.close();
        }
    }
}
