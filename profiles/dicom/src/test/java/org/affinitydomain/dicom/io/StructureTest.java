package org.affinitydomain.dicom.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Test;

/** The structure of data sets (PS3.5 7 and annex A), written down byte by byte. */
class StructureTest {
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final TransferSyntax BIG = TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
    private static final TransferSyntax DEFLATED = TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
    private static final TransferSyntax JPEG = TransferSyntax.of("1.2.840.10008.1.2.4.50");

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static DataSet read(TransferSyntax syntax, byte[] bytes, ReadOptions options) throws IOException {
        return Part10Reader.readDataSet(new ByteArrayInputStream(bytes), syntax, options);
    }

    private static DataSet read(TransferSyntax syntax, String hex) throws IOException {
        return read(syntax, bytes(hex), ReadOptions.documents());
    }

    private static byte[] written(DataSet dataSet, TransferSyntax syntax) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DataSetWriter(out, syntax).write(dataSet).flush();
        return out.toByteArray();
    }

    @Test
    void everyEncodingOfOneDataSetIsTheSame() throws IOException {
        DataSet expected = DataSet.builder().setIntegers(Tag.PIXEL_REPRESENTATION, 1).set(0x00280106, VR.SS, List.of("-2"))
                .build();
        assertEquals(expected, read(EXPLICIT, "28000301 5553 0200 0100  28000601 5353 0200 feff"));
        assertEquals(expected, read(BIG, "00280103 5553 0002 0001  00280106 5353 0002 fffe"));
        // US or SS: Pixel Representation decides (PS3.3 C.7.6.3.1)
        assertEquals(expected, read(IMPLICIT, "28000301 02000000 0100  28000601 02000000 feff"));
    }

    @Test
    void sequencesOfDefinedAndUndefinedLengthAreTheSame() throws IOException {
        DataSet expected = DataSet.builder().setItem(Tag.CONTENT_SEQUENCE, DataSet.builder().set(Tag.MODALITY, "CT").build())
                .build();
        String modality = "08006000 02000000 4354";
        assertEquals(expected, read(IMPLICIT, "400030a7 12000000 feff00e0 0a000000" + modality));
        assertEquals(expected, read(IMPLICIT, "400030a7 ffffffff feff00e0 ffffffff" + modality
                + "feff0de0 00000000 feffdde0 00000000"));
        assertEquals(expected, read(IMPLICIT, "400030a7 1a000000 feff00e0 ffffffff" + modality + "feff0de0 00000000"));
    }

    /** PS3.5 6.2.2: what is inside of UN is Implicit VR Little Endian, also within big endian. */
    @Test
    void unknownWithUndefinedLengthIsASequenceInImplicitLittleEndian() throws IOException {
        DataSet item = DataSet.builder().set(Tag.MODALITY, "CT").build();
        DataSet little = read(EXPLICIT, "09000110 554e0000 ffffffff feff00e0 0a000000 08006000 02000000 4354 feffdde0 00000000");
        assertEquals(List.of(item), little.items(0x00091001));
        DataSet big = read(BIG, "00091001 554e0000 ffffffff feff00e0 0a000000 08006000 02000000 4354 feffdde0 00000000");
        assertEquals(List.of(item), big.items(0x00091001));
    }

    @Test
    void aValueRepresentationOfALaterEditionIsReadAsUnknown() throws IOException {
        DataSet dataSet = read(EXPLICIT, "09000110 5a5a0000 02000000 0102 28000301 5553 0200 0100");
        assertEquals(Optional.of(VR.UN), dataSet.element(0x00091001).map(Element::vr));
        assertEquals(1, dataSet.integer(Tag.PIXEL_REPRESENTATION).orElseThrow());
    }

    @Test
    void nothingMayGoOnBeyondWhatContainsIt() {
        List<String> broken = List.of(
                "400030a7 12000000 feff00e0 0b000000 08006000 03000000 435420", // item longer than its sequence
                "400030a7 12000000 feff00e0 0a000000 08006000 04000000 43542020", // value longer than its item
                "400030a7 12000000 feff00e0 09000000 08006000 02000000 4354", // item one byte too short
                "400030a7 12000000 feff00e0 0a000000 feff0de0 00000000 0000", // item that ends before its length
                "400030a7 12000000 feff00e0 ffffffff 08006000 02000000 4354 feff0de0 00000000", // sequence too short
                "400030a7 0a000000 08006000 02000000 4354", // no item in a sequence
                "feff00e0 0a000000 08006000 02000000 4354", // an item outside of a sequence
                "400030a7 ffffffff feff00e0 0a000000 08006000 02000000 4354", // no delimiter
                // a sequence inside of an item, ending beyond it, with bytes behind that look like elements
                "400030a7 24000000 feff00e0 0c000000 08004011 ffffffff feff00e0 00000000 feffdde0 00000000 08006000 00000000");
        for (String hex : broken) {
            assertThrows(DicomFormatException.class, () -> read(IMPLICIT, hex), hex);
        }
    }

    @Test
    void fragmentsEndWithinTheirItem() {
        // encapsulated icon in an item whose length ends amid the fragments
        String icon = "e07f1000 4f420000 ffffffff feff00e0 00000000 feff00e0 04000000 01020304 feffdde0 00000000";
        assertThrows(DicomFormatException.class, () -> read(EXPLICIT,
                "88000002 53510000 40000000 feff00e0 18000000" + icon + "feff00e0 04000000 feffdde0"));
    }

    @Test
    void fragmentsAreReadAndWritten() throws IOException {
        String hex = "e07f1000 4f420000 ffffffff feff00e0 00000000 feff00e0 04000000 01020304 feffdde0 00000000";
        DataSet dataSet = read(JPEG, hex);
        Element.Fragments pixels = assertInstanceOf(Element.Fragments.class, dataSet.element(Tag.PIXEL_DATA).orElseThrow());
        assertEquals(2, pixels.fragments().size());
        assertEquals(HexFormat.of().formatHex(bytes(hex)), HexFormat.of().formatHex(written(dataSet, JPEG)));
        assertThrows(IllegalArgumentException.class, () -> written(dataSet, EXPLICIT), "no fragments in a native syntax");
    }

    @Test
    void valuesLeftInTheirSourceAreFoundThere() throws IOException {
        byte[] bytes = bytes("08006000 4353 0200 4354  e07f1000 4f570000 06000000 010203040506");
        DataSet dataSet = read(EXPLICIT, bytes, ReadOptions.documents().withMaxValueLength(5));
        Element.BulkReference pixels = assertInstanceOf(Element.BulkReference.class, dataSet.element(Tag.PIXEL_DATA).orElseThrow());
        assertEquals(new Element.BulkReference(Tag.PIXEL_DATA, VR.OW, bytes.length - 6, 6, false), pixels);
        assertThrows(IllegalArgumentException.class, () -> written(dataSet, EXPLICIT));
    }

    /** PS3.5 7.2: they count the bytes of one encoding and would be wrong in another. */
    @Test
    void retiredGroupLengthsAreNotWritten() throws IOException {
        DataSet nested = DataSet.builder().setIntegers(0x00080000, 100).set(Tag.MODALITY, "CT").build();
        DataSet dataSet = DataSet.builder().setIntegers(0x00080000, 1000).setItem(Tag.CONTENT_SEQUENCE, nested).build();
        DataSet again = read(EXPLICIT, written(dataSet, EXPLICIT), ReadOptions.documents());
        assertFalse(again.contains(0x00080000));
        assertEquals(1, again.item(Tag.CONTENT_SEQUENCE).orElseThrow().size());
        DataSet command = DataSet.builder().setIntegers(Tag.COMMAND_GROUP_LENGTH, 10).build();
        assertEquals(command, read(IMPLICIT, written(command, IMPLICIT), ReadOptions.documents()));
    }

    @Test
    void aValueTooLongForItsLengthFieldGoesAsUnknown() throws IOException {
        DataSet dataSet = DataSet.builder().set(Tag.TEXT_VALUE, VR.LO, List.of("x".repeat(70_000))).build();
        byte[] bytes = written(dataSet, EXPLICIT);
        assertEquals("554e", HexFormat.of().formatHex(bytes, 4, 6));
        assertEquals(70_000, read(EXPLICIT, bytes, ReadOptions.documents()).string(Tag.TEXT_VALUE).orElseThrow().length());
    }

    @Test
    void zerosBehindTheLastElementAreLeftAlone() throws IOException {
        assertEquals(1, read(EXPLICIT, "08006000 4353 0200 4354" + "00".repeat(512)).size());
    }

    @Test
    void faultsInADeflateStreamNameThePlaceInTheFile() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Part10Writer.begin(file, "1.2.840.10008.5.1.4.1.1.7", "1.2.3", EXPLICIT);
        byte[] named = file.toByteArray();
        // the same file meta information with the UID of the deflated syntax, its group length two bytes more for it
        String hex = HexFormat.of().formatHex(named);
        String from = HexFormat.of().formatHex("1.2.840.10008.1.2.1\0".getBytes());
        String to = HexFormat.of().formatHex("1.2.840.10008.1.2.1.99".getBytes());
        byte[] header = bytes(hex.replace("5549" + "1400" + from, "5549" + "1600" + to));
        assertEquals(named.length + 2, header.length);

        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes("08006000 4353 0200 4354"));
        deflater.finish();
        byte[] deflated = new byte[100];
        int length = deflater.deflate(deflated);
        deflater.end();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(header);
        whole.write(deflated, 0, length);
        Part10File read = Part10Reader.read(new ByteArrayInputStream(whole.toByteArray()), ReadOptions.documents());
        assertEquals(DEFLATED, read.transferSyntax());
        assertEquals(Optional.of("CT"), read.dataSet().string(Tag.MODALITY));
        assertEquals(header.length, read.header().dataSetOffset());

        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        broken.write(header);
        broken.write(bytes("ff".repeat(40)));
        DicomFormatException fault = assertThrows(DicomFormatException.class,
                () -> Part10Reader.read(new ByteArrayInputStream(broken.toByteArray()), ReadOptions.documents()));
        assertTrue(fault.position() >= header.length && fault.position() <= broken.size(), fault.toString());
    }
}
