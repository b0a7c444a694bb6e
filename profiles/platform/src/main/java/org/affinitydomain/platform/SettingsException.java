package org.affinitydomain.platform;

/** The installation's configuration cannot be used. The message begins with an AFF05xx id and ends with the remedy. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsException(String id, String what, String remedy) {
        super(id + " " + what + ": " + remedy);
    }

    SettingsException(String id, String what, String remedy, Throwable cause) {
        super(id + " " + what + ": " + remedy, cause);
    }
}
