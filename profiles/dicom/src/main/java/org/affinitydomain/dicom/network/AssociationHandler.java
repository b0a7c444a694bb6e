package org.affinitydomain.dicom.network;

import java.io.IOException;

/** Serves associations that peers have opened; each is given its own thread. */
@FunctionalInterface
public interface AssociationHandler {

    /**
     * Serves one association until it is over. What is not over then is aborted.
     *
     * @throws IOException to abort it
     */
    void serve(Association association) throws IOException;
}
