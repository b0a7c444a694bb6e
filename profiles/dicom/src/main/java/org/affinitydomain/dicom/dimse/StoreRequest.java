package org.affinitydomain.dicom.dimse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.DataSetWriter;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.uid.TransferSyntax;

/**
 * An instance that a peer sends by C-STORE (PS3.7 9.1.1).
 *
 * @param peerAeTitle       the title of the application entity that sends
 * @param calledAeTitle     the title that the association was requested of
 * @param peer              its address, for messages
 * @param sopClassUid       SOP Class UID
 * @param sopInstanceUid    SOP Instance UID
 * @param transferSyntaxUid transfer syntax of the data set
 * @param originator        the C-MOVE that it is sent for, where the peer says so
 */
public record StoreRequest(String peerAeTitle, String calledAeTitle, String peer, String sopClassUid, String sopInstanceUid,
                           String transferSyntaxUid, Optional<MoveOriginator> originator) {
    private static final int PREAMBLE = 128;

    /** @param peerAeTitle of the side that sends: the requestor, or on a C-GET the acceptor */
    static StoreRequest of(DimseAssociation association, String peerAeTitle, Message message) throws DimseException {
        Command command = message.command();
        String instance = command.sopInstanceUid()
                .orElseThrow(() -> new DimseException(Status.MISSING_ATTRIBUTE, "Affected SOP Instance UID is missing"));
        Optional<MoveOriginator> originator = command.set().string(Tag.MOVE_ORIGINATOR_APPLICATION_ENTITY_TITLE)
                .map(title -> new MoveOriginator(title, (int) command.set().integer(Tag.MOVE_ORIGINATOR_MESSAGE_ID).orElse(0)));
        return new StoreRequest(peerAeTitle, association.negotiation().calledAeTitle(), association.peer(), message.context().abstractSyntax(), instance,
                message.context().transferSyntax(), originator);
    }

    /** The Part 10 file of the instance: preamble and File Meta Information, then its data set as it comes. */
    public InputStream part10(InputStream dataSet) {
        return new SequenceInputStream(new ByteArrayInputStream(part10Header()), dataSet);
    }

    /** Preamble and File Meta Information (PS3.10 7.1), for the data set to follow. */
    public byte[] part10Header() {
        DataSet meta = DataSet.builder().setBytes(Tag.FILE_META_INFORMATION_VERSION, VR.OB, new byte[] {0, 1})
                .set(Tag.MEDIA_STORAGE_SOP_CLASS_UID, sopClassUid).set(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, sopInstanceUid)
                .set(Tag.TRANSFER_SYNTAX_UID, transferSyntaxUid)
                .set(Tag.IMPLEMENTATION_CLASS_UID, Part10Writer.IMPLEMENTATION_CLASS_UID)
                .set(Tag.IMPLEMENTATION_VERSION_NAME, Part10Writer.IMPLEMENTATION_VERSION_NAME).build();
        byte[] elements = DataSetWriter.encode(meta, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[PREAMBLE]);
        file.writeBytes(new byte[] {'D', 'I', 'C', 'M'});
        file.writeBytes(DataSetWriter.encode(DataSet.builder().setIntegers(Tag.FILE_META_INFORMATION_GROUP_LENGTH, elements.length).build(),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        file.writeBytes(elements);
        return file.toByteArray();
    }
}
