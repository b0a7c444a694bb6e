package org.affinitydomain.imagingsource.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.OptionalLong;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.pacs.WholeFile;

/** An instance in the archive. */
record ArchivedInstance(ArchiveFolder folder, String studyUid, String seriesUid, Instance instance, String transferSyntaxUid, String path,
                        long bytes) implements StoredInstance {

    @Override
    public String instanceUid() {
        return instance.sopInstanceUid();
    }

    @Override
    public Optional<String> sopClassUid() {
        return Optional.of(instance.sopClassUid());
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(bytes);
    }

    @Override
    public InputStream open() throws PacsException {
        try {
            return new WholeFile(Channels.newInputStream(folder.open(path)), bytes);
        } catch (IOException e) {
            throw new PacsException("the file of instance " + instanceUid() + " cannot be opened: " + e, e);
        }
    }
}
