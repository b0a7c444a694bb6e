package org.affinitydomain.platform;

/** The installation's configuration cannot be used. The message begins with an AFF id (05xx for those of this module) and ends with the remedy. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String id, String what, String remedy) {
        super(id + " " + what + ": " + remedy);
    }

    public SettingsException(String id, String what, String remedy, Throwable cause) {
        super(id + " " + what + ": " + remedy, cause);
    }
}
