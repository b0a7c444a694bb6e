package org.affinitydomain.imagingsource.pacs.dimse;

import org.affinitydomain.imagingsource.pacs.PacsException;

/** Brings instances by C-GET until the PACS turns out to have none, and by C-MOVE from then on. */
final class AutoRetrieve implements Retrieve {
    private final Retrieve get;
    private final Retrieve move;
    private volatile boolean moving;

    AutoRetrieve(Retrieve get, Retrieve move) {
        this.get = get;
        this.move = move;
    }

    @Override
    public RetrievedInstance open(FoundInstance instance) throws PacsException {
        if (!moving) {
            try {
                return get.open(instance);
            } catch (GetRetrieve.NotSupportedException e) {
                moving = true;
            }
        }
        return move.open(instance);
    }
}
