package org.affinitydomain.imagingsource.transcode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.affinitydomain.dicom.pixel.PixelDataException;
import org.affinitydomain.dicom.pixel.Transcoding;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.platform.Settings;

/**
 * Decodes pixels for this server. Each instance that is being decoded holds a frame in memory, so their number is bounded as
 * well as the size of a frame: {@code affinity.imaging-source.decode.at-once}, {@code .max-frame-mebibytes}, and
 * {@code .patience} for how long one waits for its turn.
 */
public final class Decoding {
    private static final String KEY = "affinity.imaging-source.decode.";
    private static final int AT_ONCE = 4;
    private static final int FRAME_MEBIBYTES = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Semaphore turns;
    private final long mostFrameBytes;
    private final Duration patience;

    /** @param mostFrameBytes of a decoded frame */
    public Decoding(int atOnce, long mostFrameBytes, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.mostFrameBytes = mostFrameBytes;
        this.patience = patience;
    }

    /** As the installation says. */
    public static Decoding of(Settings settings) {
        return new Decoding(settings.number(KEY + "at-once", AT_ONCE, 1, 1000),
                (long) settings.number(KEY + "max-frame-mebibytes", FRAME_MEBIBYTES, 1, 2000) << 20, settings.duration(KEY + "patience", PATIENCE));
    }

    /** The most bytes that a decoded frame may have. */
    public long mostFrameBytes() {
        return mostFrameBytes;
    }

    /**
     * An instance in one of several transfer syntaxes: as it is stored where that is one of them, else decoded while it is read.
     *
     * @return empty when it can be had in none of them; opening what is returned may still throw {@link NotDecodableException}
     * @throws PacsException when the PACS cannot say in what it is stored
     */
    public Optional<StoredInstance> in(List<String> transferSyntaxUids, StoredInstance instance) throws PacsException {
        String stored = instance.transferSyntaxUid();
        if (transferSyntaxUids.contains(stored)) {
            return Optional.of(instance);
        }
        return Transcoding.target(TransferSyntax.of(stored), transferSyntaxUids).map(target -> new Decoded(instance, target, this));
    }

    /**
     * Waits for a turn.
     *
     * @return to be closed when nothing is in memory any more; closing it again does nothing
     * @throws PacsException when too many others have theirs for too long
     */
    public Turn turn() throws PacsException {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PacsException("too many instances are being decoded at the same time (" + KEY + "at-once)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PacsException("interrupted while waiting to decode", e);
        }
        return new Turn(turns, new AtomicBoolean());
    }

    /** The right to decode one instance. */
    public record Turn(Semaphore turns, AtomicBoolean ended) implements AutoCloseable {
        @Override
        public void close() {
            if (ended.compareAndSet(false, true)) {
                turns.release();
            }
        }
    }

    /** An instance that is decoded while it is read. */
    private record Decoded(StoredInstance stored, TransferSyntax target, Decoding decoding) implements StoredInstance {

        @Override
        public String studyUid() {
            return stored.studyUid();
        }

        @Override
        public String seriesUid() {
            return stored.seriesUid();
        }

        @Override
        public String instanceUid() {
            return stored.instanceUid();
        }

        @Override
        public Optional<String> sopClassUid() {
            return stored.sopClassUid();
        }

        @Override
        public String transferSyntaxUid() {
            return target.uid();
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public InputStream open() throws PacsException {
            Turn turn = decoding.turn();
            boolean opened = false;
            try {
                InputStream in = new DecodedInput(Transcoding.open(stored.open(), target, decoding.mostFrameBytes), turn);
                opened = true;
                return in;
            } catch (PixelDataException e) {
                throw new NotDecodableException("instance " + instanceUid() + " is stored in transfer syntax " + stored.transferSyntaxUid()
                        + " and cannot be decoded: " + e.getMessage(), e);
            } catch (PacsException e) {
                throw e;
            } catch (IOException e) {
                throw new PacsException("instance " + instanceUid() + " cannot be read: " + e.getMessage(), e);
            } finally {
                if (!opened) {
                    turn.close();
                }
            }
        }
    }

    /** Gives the turn back when it is closed. */
    private static final class DecodedInput extends FilterInputStream {
        private final Turn turn;

        DecodedInput(InputStream in, Turn turn) {
            super(in);
            this.turn = turn;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                turn.close();
            }
        }
    }
}
