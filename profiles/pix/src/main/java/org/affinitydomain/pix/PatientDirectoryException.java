package org.affinitydomain.pix;

/** The patient directory cannot be asked or changed now, for example because its database does not answer. */
public final class PatientDirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was tried, and why it failed. */
    public PatientDirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
