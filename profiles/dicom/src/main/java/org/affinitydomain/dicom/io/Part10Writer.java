package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.uid.TransferSyntax;

import java.io.IOException;
import java.io.OutputStream;
import java.io.ByteArrayOutputStream;

/** Writes Part 10 files (PS3.10 7). The same input gives the same bytes. */
public final class Part10Writer {
    /** Identifies what wrote a file (PS3.10 7.1): the UUID of this project. */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.172679155795055037660827744740375078804";
    /** Identifies what wrote a file, for people. */
    public static final String IMPLEMENTATION_VERSION_NAME = "AFFINITY";

    private Part10Writer() {
    }

    /**
     * Writes a whole file; the SOP class and instance of the file meta information are those of the data set.
     *
     * @throws IllegalArgumentException when the data set lacks SOP Class UID or SOP Instance UID, or a value was left
     *                                  in its source
     */
    public static void write(OutputStream out, DataSet dataSet, TransferSyntax syntax) throws IOException {
        begin(out, required(dataSet, Tag.SOP_CLASS_UID), required(dataSet, Tag.SOP_INSTANCE_UID), syntax)
                .write(dataSet).finish();
    }

    /**
     * Begins a file: writes preamble and File Meta Information, and gives the writer for the data set,
     * which the caller {@linkplain DataSetWriter#finish finishes}.
     */
    public static DataSetWriter begin(OutputStream out, String sopClassUid, String sopInstanceUid,
                                      TransferSyntax syntax) throws IOException {
        DataSetWriter dataSetWriter = new DataSetWriter(out, syntax);
        out.write(new byte[128]);
        out.write(new byte[] {'D', 'I', 'C', 'M'});
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        new DataSetWriter(meta, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN).write(DataSet.builder()
                .setBytes(Tag.FILE_META_INFORMATION_VERSION, VR.OB, new byte[] {0, 1})
                .set(Tag.MEDIA_STORAGE_SOP_CLASS_UID, sopClassUid)
                .set(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, sopInstanceUid)
                .set(Tag.TRANSFER_SYNTAX_UID, syntax.uid())
                .set(Tag.IMPLEMENTATION_CLASS_UID, IMPLEMENTATION_CLASS_UID)
                .set(Tag.IMPLEMENTATION_VERSION_NAME, IMPLEMENTATION_VERSION_NAME)
                .build()).finish();
        DataSet groupLength = DataSet.builder()
                .setIntegers(Tag.FILE_META_INFORMATION_GROUP_LENGTH, meta.size()).build();
        new DataSetWriter(out, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN).write(groupLength).flush();
        meta.writeTo(out);
        return dataSetWriter;
    }

    private static String required(DataSet dataSet, int tag) {
        return dataSet.string(tag).orElseThrow(() -> new IllegalArgumentException(Tag.toString(tag) + " is missing"));
    }
}
