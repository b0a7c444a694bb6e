package org.affinitydomain.imagingsource.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.platform.Transactions;

/**
 * Takes images into the archive of a source. One is kept when {@link #store} returns: its file is synced and in its place, and
 * its row committed. Bytes are kept as they come. For several threads.
 *
 * <p>The same instance may come again, which changes nothing; another one under the same SOP Instance UID is refused, for the
 * first one may have been published, reported on and copied, and whoever sent the second must not believe that it is kept.
 */
public final class Archive {
    private static final System.Logger LOG = System.getLogger(Archive.class.getName());
    private static final String DUPLICATE_KEY = "23505";
    /** Within this time after an image of it a study is known to be on the work list. */
    private static final Duration TOLD = Duration.ofSeconds(1);

    private final String sourceId;
    private final ArchiveFolder folder;
    private final ArchiveIndex index;
    private final Transactions transactions;
    private final ArchiveSettings settings;
    private final Arrivals arrivals;
    private final Clock clock;

    /**
     * An archive.
     *
     * @param sourceId   the id of the imaging source that it belongs to
     * @param root       where its files are
     * @param node       the name of this server, of which there may be several with the same archive
     * @param dataSource the actor's database, migrated
     * @param settings   what it takes
     * @param arrivals   told of studies that have grown
     * @param clock      the time
     */
    public Archive(String sourceId, Path root, String node, DataSource dataSource, ArchiveSettings settings, Arrivals arrivals, Clock clock) {
        this.sourceId = sourceId;
        this.folder = new ArchiveFolder(root, node);
        this.index = new ArchiveIndex(sourceId, dataSource);
        this.transactions = new Transactions(dataSource).repeatingAlso(DUPLICATE_KEY);
        this.settings = settings;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** What it takes. */
    public ArchiveSettings settings() {
        return settings;
    }

    /** What an instance has to be. */
    @FunctionalInterface
    public interface Expectation {

        /**
         * Looks at it.
         *
         * @throws DimseException when it is not that
         */
        void check(ReceivedInstance instance) throws DimseException;
    }

    /**
     * Takes an instance.
     *
     * @param part10   its Part 10 file, read to its end; it stays open
     * @param expected what it has to be
     * @return what it is
     * @throws DimseException when it is refused, with the status of C-STORE that says why (PS3.4 table B.2-1)
     * @throws IOException    as the stream throws it: it did not come to its end, and nothing is left of it
     */
    public ReceivedInstance store(InputStream part10, Expectation expected) throws IOException {
        try (IncomingFile file = folder.receive(settings)) {
            ArchivedObject object = ArchivedObject.read(file.file(), file.take(part10));
            ReceivedInstance received = new ReceivedInstance(object.sopClassUid(), object.instanceUid(), object.studyUid());
            expected.check(received);
            file.sync();
            add(object, file);
            return received;
        } catch (ArrivalException e) {
            throw e.fault();
        } catch (DicomFormatException e) {
            throw new DimseException(Status.CANNOT_UNDERSTAND, e.getMessage());
        } catch (OutOfSpaceException e) {
            LOG.log(System.Logger.Level.ERROR, "AFF3080 {0}: an image is not taken, since {1}. Make room at {2}, or change {3}.", sourceId,
                    e.getMessage(), folder, "affinity.imaging-source.archive.*");
            throw new DimseException(Status.OUT_OF_RESOURCES, e.getMessage());
        } catch (DimseException e) {
            throw e;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "AFF3081 {0}: an image cannot be written ({1}). Look at the disk of {2}; whoever sends is told to"
                    + " send again.", sourceId, e, folder);
            throw new DimseException(Status.OUT_OF_RESOURCES, "it cannot be written");
        }
    }

    private void add(ArchivedObject object, IncomingFile file) throws IOException {
        // what may be committed must not be deleted; the next start finds out about it
        file.keep();
        boolean[] mayBeCommitted = {false};
        Entry entry;
        try {
            entry = transactions.call(connection -> {
                ArchiveRows rows = new ArchiveRows(connection, sourceId, object);
                Optional<String> there = rows.digestThere();
                if (there.isPresent()) {
                    same(object, there.get());
                    return Entry.THERE_BEFORE;
                }
                Instant now = clock.instant();
                OptionalLong before = rows.add(file.place(), file.size(), now.toEpochMilli());
                boolean told = before.isEmpty() || isToBeTold(before.getAsLong(), now);
                if (told) {
                    arrivals.arrived(connection, object.studyUid(), now);
                }
                mayBeCommitted[0] = true;
                return told ? Entry.ADDED_AND_TOLD : Entry.ADDED;
            });
        } catch (SQLException e) {
            if (!mayBeCommitted[0]) {
                file.discard();
            }
            LOG.log(System.Logger.Level.ERROR, "AFF3082 {0}: an image cannot be entered in the database ({1}). Look at the database; whoever sends is"
                    + " told to send again.", sourceId, e.getMessage());
            throw new DimseException(Status.OUT_OF_RESOURCES, "the archive's database does not answer");
        } catch (DimseException e) {
            file.discard();
            throw e;
        }
        if (entry == Entry.THERE_BEFORE) {
            file.discard();
            return;
        }
        folder.place(file.place());
        if (entry == Entry.ADDED_AND_TOLD) {
            arrivals.committed();
        }
    }

    /** What became of an instance in the database. */
    private enum Entry {
        THERE_BEFORE, ADDED, ADDED_AND_TOLD
    }

    private void same(ArchivedObject object, String digest) throws DimseException {
        if (!digest.equals(object.digest())) {
            LOG.log(System.Logger.Level.WARNING, "AFF3083 {0}: another instance comes under the SOP Instance UID {1}, and is refused; the first one is"
                    + " kept. Correct the device that sends it.", sourceId, object.instanceUid());
            throw new DimseException(Status.DUPLICATE_SOP_INSTANCE, "another instance is kept under this SOP Instance UID");
        }
    }

    private boolean isToBeTold(long before, Instant now) {
        Duration told = arrivals.quiet().compareTo(TOLD) < 0 ? Duration.ZERO : TOLD;
        return !now.isBefore(Instant.ofEpochMilli(before).plus(told));
    }

    /**
     * Ends what was under way when the server ended without a word: what is in the database gets its place, the rest goes. To be
     * called before anything is stored.
     *
     * @throws IOException when files cannot be moved or removed
     */
    public void recover() throws IOException {
        int kept = 0;
        int removed = 0;
        for (String path : folder.leftovers()) {
            try {
                if (index.has(path)) {
                    folder.place(path);
                    kept++;
                } else {
                    folder.remove(path);
                    removed++;
                }
            } catch (SQLException e) {
                throw new IOException("the database of the archive cannot be used: " + e.getMessage(), e);
            }
        }
        if (kept + removed > 0) {
            LOG.log(System.Logger.Level.INFO, "AFF3084 {0}: of the images that were arriving when this server ended, {1} are kept and {2} removed, whose"
                    + " senders were told nothing yet.", sourceId, kept, removed);
        }
    }
}
