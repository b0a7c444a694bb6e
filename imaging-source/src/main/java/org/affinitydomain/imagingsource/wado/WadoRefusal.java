package org.affinitydomain.imagingsource.wado;

/** A request that is answered by an error: an HTTP status, and a text for people. */
final class WadoRefusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    WadoRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
