package org.affinitydomain.dicom.pixel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.affinitydomain.dicom.io.PixelDataInput;

/**
 * The compressed frames of encapsulated pixel data (PS3.5 A.4), one after the other. Which fragments a frame is made of, the
 * Basic Offset Table says; where it is empty, a frame of JPEG begins with the fragment that begins with a start marker, and of
 * any other encoding every fragment is a frame.
 */
final class EncapsulatedFrames {
    /** Compressed frames may be a little larger than uncompressed ones. */
    private static final long MORE = 1 << 20;

    private final PixelDataInput in;
    private final int frames;
    private final long mostBytes;
    private final byte[] offsets;
    private Optional<byte[]> ahead;
    private long offset;
    private int frame;

    /**
     * @param frames    Number of Frames
     * @param mostBytes of a decoded frame
     */
    EncapsulatedFrames(PixelDataInput in, int frames, long mostBytes) throws IOException {
        this.in = in;
        this.frames = frames;
        this.mostBytes = mostBytes + MORE;
        this.offsets = in.fragment(this.mostBytes).orElseGet(() -> new byte[0]);
        this.ahead = in.fragment(this.mostBytes);
    }

    /** The next frame; empty after the last one. */
    Optional<byte[]> next() throws IOException {
        if (ahead.isEmpty() || frame == frames) {
            return Optional.empty();
        }
        byte[] first = take();
        frame++;
        if (endsHere(first)) {
            return Optional.of(first);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(first);
        while (!endsHere(first)) {
            joined.write(take());
            if (joined.size() > mostBytes) {
                throw new PixelDataException("a compressed frame is larger than " + mostBytes + " bytes");
            }
        }
        return Optional.of(joined.toByteArray());
    }

    private byte[] take() throws IOException {
        byte[] fragment = ahead.orElseThrow();
        offset += 8 + fragment.length;
        ahead = in.fragment(mostBytes);
        return fragment;
    }

    private boolean endsHere(byte[] first) {
        if (ahead.isEmpty()) {
            return true;
        }
        if (frames == 1) {
            return false;
        }
        if (offsets.length >= 4L * frames) {
            return frame < frames && offset >= offsetOf(frame);
        }
        return isStart(first) ? isStart(ahead.get()) : true;
    }

    private long offsetOf(int number) {
        int at = 4 * number;
        return offsets[at] & 0xFFL | (offsets[at + 1] & 0xFFL) << 8 | (offsets[at + 2] & 0xFFL) << 16 | (offsets[at + 3] & 0xFFL) << 24;
    }

    /** Whether a fragment begins with the start of a JPEG stream or JPEG 2000 codestream. */
    private static boolean isStart(byte[] fragment) {
        return fragment.length > 2 && fragment[0] == (byte) 0xFF && (fragment[1] == (byte) 0xD8 || fragment[1] == 0x4F) && fragment[2] == (byte) 0xFF;
    }
}
