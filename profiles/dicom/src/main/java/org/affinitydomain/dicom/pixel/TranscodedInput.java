package org.affinitydomain.dicom.pixel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.DataSetWriter;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Stream;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.io.PixelDataInput;
import org.affinitydomain.dicom.uid.TransferSyntax;

/** A file that is written anew while it is read: at any time, no more than its headers or one frame of it is in memory. */
final class TranscodedInput extends InputStream {
    private static final int BLOCK = 64 << 10;
    private static final long MAX_LENGTH = 0xFFFFFFFEL;
    private static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;
    private static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE00002;

    private final Part10Stream source;
    private final InputStream file;
    private final Piece piece = new Piece();
    private final DataSetWriter writer;
    private final Optional<FrameReader> frames;
    private long left;
    private boolean padded;
    private boolean finished;

    TranscodedInput(Part10Stream source, InputStream file, TransferSyntax to, long mostFrameBytes) throws IOException {
        this.source = source;
        this.file = file;
        Optional<PixelDataInput> pixels = source.pixelData();
        this.frames = pixels.isPresent() && pixels.get().header().isEncapsulated()
                ? Optional.of(FrameReader.open(source, mostFrameBytes)) : Optional.empty();
        DataSet head = frames.isPresent() ? decompressed(source, frames.get().format()) : source.dataSet();
        this.writer = Part10Writer.begin(piece, uid(Tag.MEDIA_STORAGE_SOP_CLASS_UID, Tag.SOP_CLASS_UID),
                uid(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, Tag.SOP_INSTANCE_UID), to);
        write(head);
        if (frames.isPresent()) {
            PixelFormat format = frames.get().format();
            beginPixels(Tag.PIXEL_DATA, format.bitsAllocated() > 8 ? VR.OW : VR.OB, format.frames() * format.frameLength());
            pixels();
        } else if (pixels.isPresent()) {
            beginPixels(pixels.get().header().tag(), pixels.get().header().vr(), pixels.get().left());
        }
        writer.flush();
    }

    /** Fragments elsewhere than in pixel data are a mistake of who wrote the file, and have no uncompressed form. */
    private void write(DataSet dataSet) throws IOException {
        try {
            writer.write(dataSet);
        } catch (IllegalArgumentException e) {
            throw new PixelDataException("the instance cannot be written in another transfer syntax: " + e.getMessage(), e);
        }
    }

    private void beginPixels(int tag, VR vr, long length) throws IOException {
        if (length > MAX_LENGTH) {
            throw new PixelDataException("uncompressed pixel data of " + length + " bytes are more than a value can have");
        }
        left = length;
        padded = (length & 1) != 0;
        writer.beginValue(tag, vr, padded ? length + 1 : length);
    }

    private String uid(int metaTag, int tag) throws DicomFormatException {
        Optional<String> named = source.header().fileMeta().string(metaTag).or(() -> source.dataSet().string(tag));
        if (named.isEmpty()) {
            throw new DicomFormatException(Tag.toString(tag) + " is missing", source.header().dataSetOffset());
        }
        return named.get();
    }

    /** The data set as it is right for decompressed frames: with their colours, and without the offsets of fragments. */
    private static DataSet decompressed(Part10Stream source, PixelFormat format) {
        DataSetBuilder builder = DataSet.builder(source.dataSet().characterSet());
        for (Element element : source.dataSet().elements()) {
            if (element.tag() != EXTENDED_OFFSET_TABLE && element.tag() != EXTENDED_OFFSET_TABLE_LENGTHS) {
                builder.put(element);
            }
        }
        builder.set(Tag.PHOTOMETRIC_INTERPRETATION, format.photometricInterpretation());
        if (format.samples() > 1) {
            builder.setIntegers(Tag.PLANAR_CONFIGURATION, 0);
        }
        return builder.build();
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece.take() : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        return fill() ? piece.take(target, offset, length) : -1;
    }

    /** Makes the next piece when the one before has been taken. Returns false at the end. */
    private boolean fill() throws IOException {
        while (piece.isTaken()) {
            if (finished) {
                return false;
            }
            piece.reset();
            if (left > 0) {
                pixels();
                writer.flush();
            } else {
                write(source.rest());
                writer.finish();
                finished = true;
            }
        }
        return true;
    }

    private void pixels() throws IOException {
        byte[] bytes = frames.isPresent() ? frames.get().next().orElseThrow(() -> new PixelDataException("frames are missing"))
                : source.pixelData().orElseThrow().read(BLOCK);
        writer.value(bytes, 0, bytes.length);
        left -= bytes.length;
        if (left == 0 && padded) {
            writer.value(new byte[1], 0, 1);
        }
    }

    @Override
    public void close() throws IOException {
        finished = true;
        piece.reset();
        source.close();
        file.close();
    }

    /** What was written last, while it is read. */
    private static final class Piece extends ByteArrayOutputStream {
        private int taken;

        boolean isTaken() {
            return taken == count;
        }

        int take() {
            return buf[taken++] & 0xFF;
        }

        int take(byte[] target, int offset, int length) {
            int size = Math.min(length, count - taken);
            System.arraycopy(buf, taken, target, offset, size);
            taken += size;
            return size;
        }

        @Override
        public void reset() {
            super.reset();
            taken = 0;
        }
    }
}
