package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document that was received as a whole.
 *
 * @param path    the file that holds it as it is to be stored
 * @param content what it is
 */
public record ReceivedFile(Path path, StoredContent content) {

    private static final Logger LOG = System.getLogger(ReceivedFile.class.getName());

    /** Removes the file, if it is still there. Never fails: what cannot be removed now is removed by recovery. */
    public void discard() {
        discard(path);
    }

    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "AFF2001 Cannot remove " + file + " (" + e.getMessage()
                    + "): it is removed when the server starts next; check that the server may write to this folder");
        }
    }
}
