package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10File;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;

/**
 * An instance in a Part 10 file (PS3.10 7), sent as it stands there.
 *
 * @param file              the file
 * @param sopClassUid       its SOP class
 * @param sopInstanceUid    its SOP instance
 * @param transferSyntaxUid its transfer syntax
 * @param dataSetOffset     bytes before the data set
 */
public record Part10Instance(Path file, String sopClassUid, String sopInstanceUid, String transferSyntaxUid, long dataSetOffset)
        implements InstanceToSend {
    private static final ReadOptions IDENTITY = ReadOptions.headers().withStopBefore(Tag.STUDY_DATE);

    /**
     * Reads what a file says of itself.
     *
     * @throws org.affinitydomain.dicom.io.DicomFormatException when it is no DICOM file
     * @throws IOException when it does not say what it is
     */
    public static Part10Instance of(Path file) throws IOException {
        Part10File head = Part10Reader.read(file, IDENTITY);
        return new Part10Instance(file, required(head, Tag.SOP_CLASS_UID), required(head, Tag.SOP_INSTANCE_UID),
                head.transferSyntax().uid(), head.header().dataSetOffset());
    }

    private static String required(Part10File head, int tag) throws IOException {
        return head.dataSet().string(tag).orElseThrow(() -> new IOException(Tag.toString(tag) + " is missing in the file"));
    }

    @Override
    public InputStream openDataSet() throws IOException {
        InputStream in = Files.newInputStream(file);
        boolean positioned = false;
        try {
            in.skipNBytes(dataSetOffset);
            positioned = true;
            return in;
        } finally {
            if (!positioned) {
                in.close();
            }
        }
    }
}
