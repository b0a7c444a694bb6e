package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.List;

/** Finds the instances of a C-MOVE or C-GET. Several associations may use it at a time. */
@FunctionalInterface
public interface RetrieveProvider {

    /**
     * The instances that are wanted; none of them is opened yet.
     *
     * @throws DimseException to answer a failure
     * @throws IOException    when it cannot say
     */
    List<? extends InstanceToSend> instances(RetrieveRequest request) throws IOException;
}
