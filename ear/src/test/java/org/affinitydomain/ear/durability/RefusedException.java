package org.affinitydomain.ear.durability;

import org.affinitydomain.xds.transaction.RegistryResponse;

/** A request was answered, and not with success. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String what, RegistryResponse response) {
        super(what + " was refused: " + response.errors());
    }
}
