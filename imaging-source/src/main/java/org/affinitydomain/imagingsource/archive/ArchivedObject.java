package org.affinitydomain.imagingsource.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Header;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.uid.Uids;
import org.affinitydomain.imagingsource.pacs.Headers;
import org.affinitydomain.imagingsource.pacs.IdentityCollector;

/**
 * What the file of an instance that has arrived says of itself.
 *
 * @param header  File Meta Information
 * @param headers its attributes as far as they are searched for and told
 * @param digest  SHA-256 of its transfer syntax and data set in hexadecimal digits: the File Meta Information is that of whoever
 *                wrote the file, so that the same instance has another one when it comes another way
 */
record ArchivedObject(Part10Header header, DataSet headers, String digest) {
    private static final ReadOptions OPTIONS = Headers.readOptions().withMaxHeldBytes(16L << 20);
    private static final int PREAMBLE = 128;
    private static final String PREFIX = "DICM";

    /**
     * Goes through a file to its end.
     *
     * @param digest taken while it arrived
     * @throws DimseException when it is no whole instance of a study: {@link Status#CANNOT_UNDERSTAND}
     * @throws IOException    when it cannot be read
     */
    static ArchivedObject read(Path file, String digest) throws IOException {
        try {
            Part10Header header;
            try (InputStream in = Files.newInputStream(file)) {
                requirePreamble(in.readNBytes(PREAMBLE + PREFIX.length()));
            }
            try (InputStream in = Files.newInputStream(file)) {
                header = Part10Reader.parse(in, ReadOptions.metadata(), new IdentityCollector());
            }
            ArchivedObject read = new ArchivedObject(header, Part10Reader.read(file, OPTIONS).dataSet(), digest);
            read.check();
            return read;
        } catch (DicomFormatException e) {
            throw new DimseException(Status.CANNOT_UNDERSTAND, e.getMessage());
        }
    }

    /** Readers here know files without it; others do not, and are sent what is kept. */
    private static void requirePreamble(byte[] head) throws DimseException {
        if (!new String(head, StandardCharsets.ISO_8859_1).endsWith(PREFIX)) {
            throw new DimseException(Status.CANNOT_UNDERSTAND, "it does not begin with the preamble of a DICOM file");
        }
    }

    private void check() throws DimseException {
        if (header.fileMeta().string(Tag.TRANSFER_SYNTAX_UID).filter(Uids::isValid).isEmpty()) {
            throw new DimseException(Status.CANNOT_UNDERSTAND, "the File Meta Information does not name the transfer syntax");
        }
        for (int tag : IdentityCollector.UIDS) {
            if (headers.string(tag).filter(Uids::isValid).isEmpty()) {
                throw new DimseException(Status.CANNOT_UNDERSTAND, Tag.toString(tag) + " is missing, or no UID");
            }
        }
    }

    String uid(int tag) {
        return headers.string(tag).orElseThrow();
    }

    String studyUid() {
        return uid(Tag.STUDY_INSTANCE_UID);
    }

    String seriesUid() {
        return uid(Tag.SERIES_INSTANCE_UID);
    }

    String instanceUid() {
        return uid(Tag.SOP_INSTANCE_UID);
    }

    String sopClassUid() {
        return uid(Tag.SOP_CLASS_UID);
    }

    /** Number of Frames (0028,0008). */
    OptionalInt frames() {
        OptionalLong value = headers.integer(Tag.NUMBER_OF_FRAMES);
        return value.isPresent() && value.getAsLong() == (int) value.getAsLong() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }
}
