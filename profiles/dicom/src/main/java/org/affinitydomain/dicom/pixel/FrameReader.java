package org.affinitydomain.dicom.pixel;

import java.io.IOException;
import java.util.Optional;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Stream;
import org.affinitydomain.dicom.io.PixelDataInput;
import org.affinitydomain.dicom.uid.TransferSyntax;

/** The frames of an image, one after the other, decompressed or as they are stored. */
public final class FrameReader {
    private final PixelDataInput in;
    private final PixelFormat stored;
    private final PixelFormat format;
    private final Optional<FrameDecoder> decoder;
    private final Optional<EncapsulatedFrames> compressed;

    private FrameReader(PixelDataInput in, PixelFormat stored, Optional<FrameDecoder> decoder, Optional<EncapsulatedFrames> compressed) {
        this.in = in;
        this.stored = stored;
        this.format = decoder.map(d -> d.decoded(stored)).orElse(stored);
        this.decoder = decoder;
        this.compressed = compressed;
    }

    /**
     * Begins to read.
     *
     * @param image     a file as far as its pixel data
     * @param mostBytes of a decoded frame
     * @throws PixelDataException when it has no pixel data, or such as are not decoded here
     */
    public static FrameReader open(Part10Stream image, long mostBytes) throws IOException {
        PixelDataInput in = image.pixelData().orElseThrow(() -> new PixelDataException("the instance has no pixel data"));
        PixelFormat stored = PixelFormat.of(image.dataSet());
        TransferSyntax syntax = image.header().transferSyntax();
        if (!in.header().isEncapsulated()) {
            if (stored.frameLength() > mostBytes) {
                throw new PixelDataException("a frame of " + stored.frameLength() + " bytes is larger than the " + mostBytes + " that are read at most");
            }
            if (stored.bitsAllocated() == 1 && stored.frames() > 1 && (long) stored.rows() * stored.columns() % 8 != 0) {
                throw new PixelDataException("frames of single bits that do not begin with a byte are not read one by one");
            }
            return new FrameReader(in, stored, Optional.empty(), Optional.empty());
        }
        FrameDecoder decoder = FrameDecoder.of(syntax).orElseThrow(() -> new PixelDataException("transfer syntax " + syntax.uid() + " is not decoded"));
        stored.requireDecodable(mostBytes);
        return new FrameReader(in, stored, Optional.of(decoder), Optional.of(new EncapsulatedFrames(in, stored.frames(), mostBytes)));
    }

    /**
     * Begins to read frames as they are stored, compressed where they are.
     *
     * @param image     a file as far as its pixel data
     * @param mostBytes of a frame
     * @throws PixelDataException when it has no pixel data
     */
    public static FrameReader openStored(Part10Stream image, long mostBytes) throws IOException {
        PixelDataInput in = image.pixelData().orElseThrow(() -> new PixelDataException("the instance has no pixel data"));
        if (!in.header().isEncapsulated()) {
            return open(image, mostBytes);
        }
        PixelFormat stored = PixelFormat.of(image.dataSet());
        return new FrameReader(in, stored, Optional.empty(), Optional.of(new EncapsulatedFrames(in, stored.frames(), mostBytes)));
    }

    /** The format of the frames that are handed out. */
    public PixelFormat format() {
        return format;
    }

    /**
     * The next frame: {@link PixelFormat#frameLength} bytes.
     *
     * @return empty after the last one
     * @throws PixelDataException   when it cannot be decoded
     * @throws DicomFormatException when the file is damaged
     */
    public Optional<byte[]> next() throws IOException {
        if (compressed.isEmpty()) {
            long length = format.frameLength();
            return in.left() < length ? Optional.empty() : Optional.of(in.read((int) length));
        }
        Optional<byte[]> frame = compressed.get().next();
        return frame.isPresent() && decoder.isPresent() ? Optional.of(decoder.get().decode(frame.get(), stored)) : frame;
    }

    /** Passes over frames without decoding them. */
    public void skip(int count) throws IOException {
        if (compressed.isEmpty()) {
            in.skip(count * format.frameLength());
            return;
        }
        for (int i = 0; i < count && compressed.get().next().isPresent(); i++) {
            // read, and not decoded
        }
    }
}
