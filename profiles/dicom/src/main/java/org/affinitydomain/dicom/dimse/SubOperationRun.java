package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.dicom.data.DataSet;

/** The C-STORE sub-operations of a retrieve, counted and reported (PS3.4 C.4.2.3.1, C.4.3.3.1). */
final class SubOperationRun {
    private static final int FAILED_SOP_INSTANCE_UID_LIST = 0x00080058;

    private final DimseAssociation user;
    private final Message request;
    private final List<? extends InstanceToSend> instances;
    private final List<String> failed = new ArrayList<>();
    private int completed;
    private int warning;
    private boolean cancelled;

    /** Sends one instance. */
    @FunctionalInterface
    interface Store {
        Status store(InstanceToSend instance) throws IOException;
    }

    SubOperationRun(DimseAssociation user, Message request, List<? extends InstanceToSend> instances) {
        this.user = user;
        this.request = request;
        this.instances = instances;
    }

    /** Notes that the user wants no more. */
    void cancel() {
        cancelled = true;
    }

    /**
     * Sends all of them, and tells the user after each how far it is.
     *
     * @throws IOException when the user is gone
     */
    void run(Store store) throws IOException {
        for (InstanceToSend instance : instances) {
            cancelled |= user.isCancelled(request.command().messageId());
            if (cancelled) {
                break;
            }
            count(instance, store);
            if (remaining() > 0 && !cancelled) {
                user.send(request.context(), request.command().response(Status.PENDING, false).with(counts()));
            }
        }
        end();
    }

    private void count(InstanceToSend instance, Store store) throws IOException {
        StatusClass outcome = StatusClass.FAILURE;
        try {
            outcome = store.store(instance).statusClass();
        } catch (IOException e) {
            if (!user.isOpen()) {
                throw e;
            }
        }
        switch (outcome) {
            case SUCCESS -> completed++;
            case WARNING -> warning++;
            default -> failed.add(instance.sopInstanceUid());
        }
    }

    private void end() throws IOException {
        Command response = request.command().response(status(), !failed.isEmpty());
        if (failed.isEmpty()) {
            user.send(request.context(), response.with(counts()));
        } else {
            user.send(request.context(), response.with(counts()),
                    DataSet.builder().set(FAILED_SOP_INSTANCE_UID_LIST, failed).build());
        }
    }

    private Status status() {
        if (cancelled && remaining() > 0) {
            return Status.CANCEL;
        }
        if (failed.isEmpty()) {
            return Status.SUCCESS;
        }
        return completed + warning == 0 ? Status.OUT_OF_RESOURCES_SUBOPERATIONS : Status.SUBOPERATIONS_WITH_FAILURES;
    }

    private int remaining() {
        return instances.size() - completed - warning - failed.size();
    }

    private SubOperations counts() {
        return new SubOperations(limit(remaining()), limit(completed), limit(failed.size()), limit(warning));
    }

    /** The counts have 16 bits. */
    private static int limit(int count) {
        return Math.min(count, 0xFFFF);
    }
}
