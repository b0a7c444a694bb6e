package org.affinitydomain.imagingsource.pacs.dimse;

import org.affinitydomain.imagingsource.pacs.PacsException;

/** Brings instances from a PACS. */
interface Retrieve {

    /**
     * Opens an instance: returns when the PACS begins to send it. What is read comes straight from the network.
     *
     * @throws PacsException when the PACS does not send it
     */
    RetrievedInstance open(FoundInstance instance) throws PacsException;
}
