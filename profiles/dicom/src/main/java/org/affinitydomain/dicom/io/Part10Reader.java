package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.uid.TransferSyntax;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads Part 10 files (PS3.10 7) and data sets by streaming, in every transfer syntax as far as the structure of the
 * data set goes. Files without preamble or File Meta Information are read too, since archives have them.
 *
 * <p>All methods throw {@link DicomFormatException} for input that is not DICOM, is cut short or exceeds a limit,
 * and any other {@link IOException} as the source throws it. Sources given as streams are read in blocks,
 * and stay open.
 */
public final class Part10Reader {
    private static final int PREAMBLE = 128;
    private static final ReadOptions META = ReadOptions.documents().withMaxHeldBytes(1 << 20);

    private Part10Reader() {
    }

    /** Reads a file, as far as the options want it. */
    public static Part10File read(Path file, ReadOptions options) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, options);
        }
    }

    /** Reads a file from a stream, as far as the options want it. */
    public static Part10File read(InputStream in, ReadOptions options) throws IOException {
        DataSetCollector collector = new DataSetCollector(options);
        Part10Header header = parse(in, options, collector);
        return new Part10File(header, collector.dataSet());
    }

    /** Reads a file and tells a handler about its data set. */
    public static Part10Header parse(InputStream in, ReadOptions options, DataSetHandler handler) throws IOException {
        DicomInput input = new DicomInput(in, 0);
        Part10Header header = header(input);
        parse(input, header.transferSyntax(), options, handler);
        return header;
    }

    /** Reads a data set without File Meta Information, as it comes in a DIMSE message (PS3.7 6.3). */
    public static DataSet readDataSet(InputStream in, TransferSyntax syntax, ReadOptions options) throws IOException {
        DataSetCollector collector = new DataSetCollector(options);
        parse(new DicomInput(in, 0), syntax, options, collector);
        return collector.dataSet();
    }

    private static void parse(DicomInput input, TransferSyntax syntax, ReadOptions options, DataSetHandler handler)
            throws IOException {
        if (syntax.deflated()) {
            try (InflatedInput inflated =
                         new InflatedInput(input.remaining(), input.position(), options.maxInflatedBytes())) {
                new DataSetParser(new DicomInput(inflated, 0), options, handler).parse(Encoding.of(syntax), 0xFFFF);
            }
        } else {
            new DataSetParser(input, options, handler).parse(Encoding.of(syntax), 0xFFFF);
        }
    }

    static Part10Header header(DicomInput in) throws IOException {
        skipPreamble(in);
        DataSet fileMeta = DataSet.empty();
        if (in.has(8) && in.peekShort(0, false) == 2) {
            DataSetCollector collector = new DataSetCollector(META);
            new DataSetParser(in, META, collector).parse(Encoding.guess(in), 2);
            fileMeta = collector.dataSet();
        }
        Optional<String> named = fileMeta.string(Tag.TRANSFER_SYNTAX_UID);
        TransferSyntax syntax = named.isPresent() ? TransferSyntax.of(named.get())
                : in.has(8) ? Encoding.guess(in).transferSyntax() : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        return new Part10Header(fileMeta, syntax, in.position());
    }

    private static void skipPreamble(DicomInput in) throws IOException {
        if (in.has(PREAMBLE + 4) && isPrefix(in, PREAMBLE)) {
            in.advance(PREAMBLE + 4);
        } else if (in.has(8) && isPrefix(in, 0)) {
            in.advance(4);
        } else if (!in.has(8) || !startsLikeDataSet(in)) {
            throw in.fault("This is not a DICOM file");
        }
    }

    private static boolean isPrefix(DicomInput in, int offset) {
        return in.peekByte(offset) == 'D' && in.peekByte(offset + 1) == 'I'
                && in.peekByte(offset + 2) == 'C' && in.peekByte(offset + 3) == 'M';
    }

    /** Files without preamble begin with group 2 or, bare data sets, with group 8 (4 in directories). */
    private static boolean startsLikeDataSet(DicomInput in) {
        int little = in.peekShort(0, false);
        int big = in.peekShort(0, true);
        return little == 2 || little == 4 || little == 8 || big == 8 || big == 4;
    }
}
