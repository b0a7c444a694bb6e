package org.affinitydomain.dicom.dimse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DataSetWriter;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.network.AbortReason;
import org.affinitydomain.dicom.network.ProtocolException;
import org.affinitydomain.dicom.uid.TransferSyntax;

/** Command sets as bytes: Implicit VR Little Endian, the group length first (PS3.7 6.3.1). */
final class CommandCodec {
    /** Larger than any command set of the standard. */
    static final int MAX_LENGTH = 64 << 10;
    private static final ReadOptions OPTIONS = ReadOptions.documents().withMaxHeldBytes(4L * MAX_LENGTH);

    private CommandCodec() {
    }

    static byte[] encode(Command command) throws IOException {
        ByteArrayOutputStream elements = new ByteArrayOutputStream();
        new DataSetWriter(elements, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN).write(command.set()).flush();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        new DataSetWriter(whole, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)
                .write(DataSet.builder().setIntegers(Tag.COMMAND_GROUP_LENGTH, elements.size()).build()).flush();
        elements.writeTo(whole);
        return whole.toByteArray();
    }

    /** @throws ProtocolException when it is no command set */
    static Command decode(byte[] bytes, int length) throws IOException {
        DataSet set;
        try {
            set = Part10Reader.readDataSet(new ByteArrayInputStream(bytes, 0, length), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, OPTIONS);
        } catch (DicomFormatException e) {
            throw new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE, "no command set: " + e.getMessage());
        }
        CommandField field = set.integer(Tag.COMMAND_FIELD).stream().boxed().findFirst().flatMap(CommandField::of)
                .orElseThrow(() -> new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE, "a command set without a known command"));
        return new Command(set, field);
    }
}
