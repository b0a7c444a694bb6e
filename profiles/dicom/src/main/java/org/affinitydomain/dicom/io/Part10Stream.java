package org.affinitydomain.dicom.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;

/**
 * A Part 10 file that is read in its order: the data set before the pixel data, the pixel data piece by piece, what follows
 * them. So an image of any size needs no more memory than its headers. Closing it does not close the source.
 */
public final class Part10Stream implements Closeable {
    private final Part10Header header;
    private final ReadOptions options;
    private final DicomInput in;
    private final Optional<InflatedInput> inflated;
    private final DataSet before;
    private final Optional<PixelDataInput> pixelData;

    private Part10Stream(Part10Header header, ReadOptions options, DicomInput in, Optional<InflatedInput> inflated) throws IOException {
        this.header = header;
        this.options = options;
        this.in = in;
        this.inflated = inflated;
        UntilPixelData collector = new UntilPixelData(options);
        new DataSetParser(in, options, collector).parse(encoding(), 0xFFFF);
        this.before = collector.dataSet();
        this.pixelData = collector.pixelData().map(element -> new PixelDataInput(in, element, encoding()));
    }

    /**
     * Reads a file as far as to the value of its pixel data, or to its end when it has none.
     *
     * @param in      the file; it stays open
     * @param options the limits; {@link ReadOptions#stopBefore} is where reading ends also after pixel data
     * @throws DicomFormatException when it is no DICOM file, is cut short or exceeds a limit
     */
    public static Part10Stream open(InputStream in, ReadOptions options) throws IOException {
        DicomInput input = new DicomInput(in, 0);
        Part10Header header = Part10Reader.header(input);
        if (!header.transferSyntax().deflated()) {
            return new Part10Stream(header, options, input, Optional.empty());
        }
        InflatedInput inflated = new InflatedInput(input.remaining(), input.position(), options.maxInflatedBytes());
        boolean opened = false;
        try {
            Part10Stream stream = new Part10Stream(header, options, new DicomInput(inflated, 0), Optional.of(inflated));
            opened = true;
            return stream;
        } finally {
            if (!opened) {
                inflated.close();
            }
        }
    }

    /** What the file says of itself. */
    public Part10Header header() {
        return header;
    }

    /** The elements before the pixel data. */
    public DataSet dataSet() {
        return before;
    }

    /** The pixel data, if the file has any. */
    public Optional<PixelDataInput> pixelData() {
        return pixelData;
    }

    /** The elements after the pixel data, what of these was not read being passed over. Asked for once. */
    public DataSet rest() throws IOException {
        if (pixelData.isEmpty()) {
            return DataSet.empty();
        }
        pixelData.get().skipRest();
        DataSetCollector collector = new DataSetCollector(options);
        new DataSetParser(in, options, collector).parse(encoding(), 0xFFFF);
        return collector.dataSet();
    }

    private Encoding encoding() {
        return Encoding.of(header.transferSyntax());
    }

    @Override
    public void close() {
        inflated.ifPresent(InflatedInput::close);
    }

    /** Collects what comes before pixel data, and stops with the source at their value. */
    private static final class UntilPixelData extends DataSetCollector {
        private Optional<ElementHeader> found = Optional.empty();

        UntilPixelData(ReadOptions options) {
            super(options);
        }

        @Override
        public Decision decide(ElementHeader header) {
            int tag = header.tag();
            if (header.depth() == 0 && header.vr().kind() == VR.Kind.BYTES && (tag == Tag.PIXEL_DATA || tag == Tag.FLOAT_PIXEL_DATA || tag == Tag.DOUBLE_FLOAT_PIXEL_DATA)) {
                found = Optional.of(header);
                return Decision.STOP;
            }
            return super.decide(header);
        }

        Optional<ElementHeader> pixelData() {
            return found;
        }
    }
}
