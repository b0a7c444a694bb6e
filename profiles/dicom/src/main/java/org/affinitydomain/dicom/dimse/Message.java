package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.network.AcceptedContext;
import org.affinitydomain.dicom.uid.TransferSyntax;

/**
 * A message as it is received (PS3.7 6.3).
 *
 * @param context in which presentation context it came
 * @param command its command set
 * @param dataSet its data set, in the transfer syntax of the context, to be read before the next message is received; without
 *                bytes when it has none
 */
public record Message(AcceptedContext context, Command command, InputStream dataSet) {
    private static final ReadOptions IDENTIFIERS = ReadOptions.documents().withMaxHeldBytes(16L << 20).withMaxInflatedBytes(16L << 20);

    /**
     * Reads the data set into memory: for identifiers and notifications, 16 MiB at most.
     *
     * @throws org.affinitydomain.dicom.io.DicomFormatException when it is none, or larger
     */
    public DataSet readDataSet() throws IOException {
        return command.hasDataSet() ? Part10Reader.readDataSet(dataSet, TransferSyntax.of(context.transferSyntax()), IDENTIFIERS)
                : DataSet.empty();
    }
}
