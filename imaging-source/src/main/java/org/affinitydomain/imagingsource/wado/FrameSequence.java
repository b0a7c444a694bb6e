package org.affinitydomain.imagingsource.wado;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.io.Part10Stream;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.pixel.FrameReader;
import org.affinitydomain.dicom.pixel.PixelDataException;
import org.affinitydomain.dicom.pixel.PixelFormat;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.transcode.Decoding;
import org.affinitydomain.imagingsource.transcode.NotDecodableException;

/** The frames of an instance, asked for by their numbers; the instance is read anew when an earlier one is asked for. */
final class FrameSequence implements Closeable {
    private final StoredInstance instance;
    private final boolean stored;
    private final Decoding decoding;
    private final Decoding.Turn turn;
    private Opened opened;
    private int next = 1;

    /** An instance while it is read. */
    private record Opened(InputStream in, Part10Stream image, FrameReader frames) {
    }

    private FrameSequence(StoredInstance instance, boolean stored, Decoding decoding, Decoding.Turn turn) throws PacsException {
        this.instance = instance;
        this.stored = stored;
        this.decoding = decoding;
        this.turn = turn;
        this.opened = open();
    }

    /**
     * Opens an instance as far as its pixel data.
     *
     * @param stored whether frames are wanted as they are stored, and not decoded
     * @throws NotDecodableException when it has no frames, or they cannot be decoded
     * @throws PacsException         when the PACS does not hand it over
     */
    static FrameSequence open(StoredInstance instance, boolean stored, Decoding decoding) throws PacsException {
        Decoding.Turn turn = decoding.turn();
        boolean handedOver = false;
        try {
            FrameSequence frames = new FrameSequence(instance, stored, decoding, turn);
            handedOver = true;
            return frames;
        } finally {
            if (!handedOver) {
                turn.close();
            }
        }
    }

    private Opened open() throws PacsException {
        InputStream in = PacsInput.open(instance);
        boolean handedOver = false;
        try {
            Part10Stream image = Part10Stream.open(in, ReadOptions.documents());
            FrameReader frames = stored ? FrameReader.openStored(image, decoding.mostFrameBytes()) : FrameReader.open(image, decoding.mostFrameBytes());
            handedOver = true;
            return new Opened(in, image, frames);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            if (!handedOver) {
                close(in);
            }
        }
    }

    /** How the frames are laid out. */
    PixelFormat format() {
        return opened.frames.format();
    }

    /** The transfer syntax of the instance. */
    String transferSyntaxUid() {
        return opened.image.header().transferSyntax().uid();
    }

    /** The elements before the pixel data. */
    DataSet dataSet() {
        return opened.image.dataSet();
    }

    /**
     * A frame.
     *
     * @param number from 1 to the number of frames
     */
    byte[] frame(int number) throws PacsException {
        try {
            if (number < next) {
                closeOpened();
                opened = open();
                next = 1;
            }
            opened.frames.skip(number - next);
            Optional<byte[]> frame = opened.frames.next();
            next = number + 1;
            return frame.orElseThrow(() -> new PixelDataException("frame " + number + " is missing"));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private PacsException failed(IOException e) {
        if (e instanceof PacsException pacs) {
            return pacs;
        }
        return e instanceof PixelDataException ? new NotDecodableException("instance " + instance.instanceUid() + ": " + e.getMessage(), e)
                : new PacsException("instance " + instance.instanceUid() + " is damaged: " + e.getMessage(), e);
    }

    private void closeOpened() throws PacsException {
        opened.image.close();
        close(opened.in);
    }

    private static void close(InputStream in) throws PacsException {
        try {
            in.close();
        } catch (IOException e) {
            throw new PacsException("an instance could not be closed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws PacsException {
        try {
            closeOpened();
        } finally {
            turn.close();
        }
    }
}
