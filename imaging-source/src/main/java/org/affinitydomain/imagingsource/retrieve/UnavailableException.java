package org.affinitydomain.imagingsource.retrieve;

import org.affinitydomain.xds.transaction.XdsErrorCode;

/** An instance cannot be had; the code is that of the answer, the message its code context. */
final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final XdsErrorCode code;

    UnavailableException(XdsErrorCode code, String context) {
        super(context);
        this.code = code;
    }

    XdsErrorCode code() {
        return code;
    }
}
