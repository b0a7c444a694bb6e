package org.affinitydomain.tools.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.affinitydomain.tools.CommandFailure;

/**
 * Held while the server of an installation is started or stopped, so that two people, or a person and a script, do not do it
 * at once. The system lets go of it when the process ends in any way.
 */
final class InstallationLock implements AutoCloseable {
    private final FileChannel channel;

    private InstallationLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws CommandFailure when another command holds it */
    static InstallationLock take(Installation installation) throws IOException {
        Folders.createPrivate(installation.home());
        FileChannel channel = FileChannel.open(installation.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new CommandFailure("another command is starting or stopping this server; wait for it");
        }
        return new InstallationLock(channel);
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
