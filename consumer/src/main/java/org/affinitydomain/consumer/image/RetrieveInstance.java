package org.affinitydomain.consumer.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.affinitydomain.consumer.manifest.ManifestCache;
import org.affinitydomain.consumer.manifest.ManifestReference;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;

/** Gets an instance that a manifest lists. So many at a time; others wait a while for their turn. */
public final class RetrieveInstance {

    private final ManifestCache manifests;
    private final LocateInstance locator;
    private final Map<RetrieveMethod, InstanceRetrieval> ways;
    private final Semaphore turns;
    private final Duration patience;

    /**
     * @param ways     how to get instances, one for each method
     * @param atOnce   how many instances may be on their way at a time
     * @param patience how long a request waits for its turn
     */
    public RetrieveInstance(ManifestCache manifests, LocateInstance locator, Map<RetrieveMethod, InstanceRetrieval> ways, int atOnce,
                            Duration patience) {
        this.manifests = manifests;
        this.locator = locator;
        this.ways = Map.copyOf(ways);
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** Opens the instance: a DICOM Part 10 file, byte for byte as the source sends it. Whoever gets the stream closes it. */
    public InputStream open(ManifestReference manifest, String sopInstanceUid, RetrieveMethod method) throws ConsumerException {
        InstanceLocation location = locator.locate(manifests.get(manifest), sopInstanceUid);
        takeTurn();
        boolean opened = false;
        try {
            InputStream file = Part10Stream.checked(ways.get(method).open(location), location);
            opened = true;
            return new Turn(file);
        } finally {
            if (!opened) {
                turns.release();
            }
        }
    }

    private void takeTurn() throws ConsumerException {
        try {
            if (turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ConsumerException(ProblemType.BUSY, "Too many instances are being retrieved: try again later");
    }

    /** A stream whose end is the end of its turn. */
    private final class Turn extends FilterInputStream {
        private final AtomicBoolean over = new AtomicBoolean();

        Turn(InputStream file) {
            super(file);
        }

        @Override
        public void close() throws IOException {
            if (over.compareAndSet(false, true)) {
                turns.release();
            }
            super.close();
        }
    }
}
