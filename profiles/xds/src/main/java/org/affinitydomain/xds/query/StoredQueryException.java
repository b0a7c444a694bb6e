package org.affinitydomain.xds.query;

import org.affinitydomain.xds.transaction.RegistryError;

/** A request that is no valid stored query, with the error that answers it (ITI TF-2 3.18.4.1.3). */
public final class StoredQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RegistryError error;

    public StoredQueryException(RegistryError error) {
        super(error.errorCode() + ": " + error.codeContext());
        this.error = error;
    }

    /** The error for the answer. */
    public RegistryError error() {
        return error;
    }
}
