package org.affinitydomain.imagingsource.pacs.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.pacs.WholeFile;

/**
 * An instance in a file.
 *
 * @param file     where
 * @param identity what the index says of it
 * @param entry    the file as it was when it was indexed
 */
record StoredFile(Path file, FileEntry.OfInstance identity, FileEntry entry) implements StoredInstance {

    @Override
    public String studyUid() {
        return identity.study();
    }

    @Override
    public String seriesUid() {
        return identity.series();
    }

    @Override
    public String instanceUid() {
        return identity.instance().sopInstanceUid();
    }

    @Override
    public Optional<String> sopClassUid() {
        return Optional.of(identity.instance().sopClassUid());
    }

    @Override
    public String transferSyntaxUid() {
        return identity.transferSyntaxUid();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(entry.size());
    }

    @Override
    public InputStream open() throws PacsException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (!entry.isSameFile(now.size(), now.lastModifiedTime().toMillis())) {
                // Perhaps another instance by now: the next scan will tell.
                throw new PacsException("the file of instance " + instanceUid() + " was changed since it was indexed");
            }
            return new WholeFile(Files.newInputStream(file), entry.size());
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException("the file of instance " + instanceUid() + " cannot be opened: " + e, e);
        }
    }
}
