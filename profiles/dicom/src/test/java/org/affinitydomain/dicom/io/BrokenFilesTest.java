package org.affinitydomain.dicom.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.json.BulkDataUris;
import org.affinitydomain.dicom.json.DicomJsonWriter;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever is done to a file, reading it ends soon, in a data set or in a DicomFormatException, with bounded memory. */
class BrokenFilesTest {

    private static final List<String> FOREIGN = List.of("MR_small_bigendian.dcm", "image_dfl.dcm", "JPEG2000.dcm", "SC_rgb_rle.dcm",
            "JPEG-lossy.dcm");

    @Test
    void everySyntaxIsRead() throws IOException {
        for (TransferSyntax syntax : SyntaxFiles.SYNTAXES) {
            Part10File read = Part10Reader.read(new ByteArrayInputStream(SyntaxFiles.file(syntax)), ReadOptions.documents());
            assertEquals(syntax, read.transferSyntax());
            assertEquals(SyntaxFiles.sample(syntax), read.dataSet(), syntax.uid());
        }
    }

    @Test
    void everySyntaxIsWritten() throws IOException {
        for (TransferSyntax syntax : SyntaxFiles.SYNTAXES) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Part10Writer.write(out, SyntaxFiles.sample(syntax), syntax);
            Part10File read = Part10Reader.read(new ByteArrayInputStream(out.toByteArray()), ReadOptions.documents());
            assertEquals(syntax, read.transferSyntax());
            assertEquals(SyntaxFiles.sample(syntax), read.dataSet(), syntax.uid());
            assertEquals(0, out.size() % 2, syntax.uid());
        }
    }

    @Test
    void aValueMayComeInPieces() throws IOException {
        for (TransferSyntax syntax : SyntaxFiles.SYNTAXES) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            DataSetWriter writer = new DataSetWriter(out, syntax).beginValue(Tag.PIXEL_DATA, VR.OW, 6);
            writer.value(new byte[] {9, 9, 1, 2}, 2, 2).value(new byte[] {3, 4, 5, 6}, 0, 4).finish();
            DataSet read = Part10Reader.readDataSet(new ByteArrayInputStream(out.toByteArray()), syntax, ReadOptions.documents());
            assertEquals(new Element.Value(Tag.PIXEL_DATA, VR.OW, new byte[] {1, 2, 3, 4, 5, 6}), read.element(Tag.PIXEL_DATA).orElseThrow());
        }
        DataSetWriter writer = new DataSetWriter(OutputStream.nullOutputStream(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThrows(IllegalArgumentException.class, () -> writer.beginValue(Tag.PIXEL_DATA, VR.OW, 5));
        assertThrows(IllegalArgumentException.class, () -> writer.beginValue(Tag.PIXEL_DATA, VR.OW, 1L << 32));
    }

    @Test
    void truncationIsNoticedAtEveryByte() throws IOException {
        for (TransferSyntax syntax : SyntaxFiles.SYNTAXES) {
            byte[] whole = SyntaxFiles.file(syntax);
            DataSet all = SyntaxFiles.sample(syntax);
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                try {
                    // a cut between two elements leaves a shorter data set, which nothing in the file contradicts
                    assertTrue(read(cut).size() < all.size(), syntax + " cut at " + length);
                } catch (DicomFormatException e) {
                    assertTrue(e.position() <= length, e + " where " + length + " bytes are");
                }
            }
        }
    }

    /** A deflate stream says where it ends, so that no cut in it goes unnoticed. */
    @Test
    void aDeflateStreamCutAnywhereIsRefused() throws IOException {
        byte[] whole = SyntaxFiles.file(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        SyntaxFiles.fileMeta(meta, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
        for (int length = meta.size(); length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(DicomFormatException.class, () -> read(cut), "cut at " + length + " of " + whole.length);
        }
    }

    @Property(tries = 3000)
    void flippedBitsEndInADataSetOrAnException(@ForAll("syntaxes") TransferSyntax syntax, @ForAll @IntRange(min = 0, max = 99_999) int bit,
                                               @ForAll @IntRange(min = 0, max = 99_999) int alsoBit) throws IOException {
        byte[] bytes = SyntaxFiles.file(syntax);
        flip(bytes, bit);
        flip(bytes, alsoBit);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefuse(bytes, ReadOptions.documents()));
    }

    @Property(tries = 1500)
    void changedBytesEndInADataSetOrAnException(@ForAll("syntaxes") TransferSyntax syntax, @ForAll @IntRange(min = 128, max = 9999) int at,
                                                @ForAll byte value) throws IOException {
        byte[] bytes = SyntaxFiles.file(syntax);
        bytes[at % bytes.length] = value;
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefuse(bytes, ReadOptions.documents()));
    }

    @Provide
    Arbitrary<TransferSyntax> syntaxes() {
        return Arbitraries.of(SyntaxFiles.SYNTAXES);
    }

    @Test
    void foreignFilesMayBeCutAnywhere() throws IOException {
        for (Path file : foreign()) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length += length < 4000 ? 1 : 997) {
                readOrRefuse(Arrays.copyOf(whole, length), ReadOptions.metadata());
            }
        }
    }

    /** No property, since one cannot be skipped where the files are missing: jqwik takes that for tries that went wrong. */
    @Test
    void foreignFilesMayBeChangedAnywhere() throws IOException {
        Random random = new Random(20_261_124);
        for (Path file : foreign()) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < 500; i++) {
                byte[] bytes = whole.clone();
                flip(bytes, random.nextInt(8 * Math.min(bytes.length, 4000)));
                flip(bytes, random.nextInt(8 * bytes.length));
                readOrRefuse(bytes, ReadOptions.metadata());
            }
        }
    }

    private static void flip(byte[] bytes, int bit) {
        int at = bit / 8 % bytes.length;
        bytes[at] ^= (byte) (1 << bit % 8);
    }

    /** What was read can be used: every value asked for in every way, and written as JSON. */
    private static void readOrRefuse(byte[] bytes, ReadOptions options) throws IOException {
        DataSet dataSet;
        try {
            dataSet = Part10Reader.read(new ByteArrayInputStream(bytes), options).dataSet();
        } catch (DicomFormatException e) {
            assertTrue(e.getMessage().contains("at byte"), e.getMessage());
            return;
        }
        use(dataSet);
        try (DicomJsonWriter json = new DicomJsonWriter(OutputStream.nullOutputStream(), BulkDataUris.NONE)) {
            json.write(dataSet);
        }
    }

    private static void use(DataSet dataSet) {
        for (Element element : dataSet.elements()) {
            int tag = element.tag();
            dataSet.strings(tag);
            dataSet.integers(tag);
            dataSet.decimals(tag);
            dataSet.date(tag);
            dataSet.time(tag);
            dataSet.items(tag).forEach(BrokenFilesTest::use);
        }
    }

    private static List<Path> foreign() throws IOException {
        List<Path> files = Tools.pydicomFiles();
        return FOREIGN.stream().map(name -> files.stream().filter(f -> f.endsWith(name)).findFirst().orElseThrow()).toList();
    }

    @Test
    void absurdLengthsTakeNoMemory() {
        ByteBuffer element = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x0009).putShort((short) 0x1001).put("OB".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putInt(0x7FFFFFFE);
        byte[] bytes = concatenate(header(), element.array());
        assertThrows(DicomFormatException.class, () -> Part10Reader.read(new ByteArrayInputStream(bytes), ReadOptions.documents()));
    }

    @Test
    void nestingHasAnEnd() {
        ByteBuffer nested = ByteBuffer.allocate(20 * 100_000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 100_000; i++) {
            nested.putShort((short) 0x0040).putShort((short) 0xA730).put("SQ".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0)
                    .putInt(-1).putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(-1);
        }
        byte[] bytes = concatenate(header(), nested.array());
        assertThrows(DicomFormatException.class, () -> Part10Reader.read(new ByteArrayInputStream(bytes), ReadOptions.headers()));
    }

    @Test
    void aDeflateBombDoesNotGoOff() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SyntaxFiles.fileMeta(out, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
        try (OutputStream deflated = SyntaxFiles.deflated(out)) {
            ByteBuffer element = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x7FE0).putShort((short) 0x0010)
                    .put("OB".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putInt(0x7FFFFFFE);
            deflated.write(element.array());
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 700; i++) {
                deflated.write(zeros);
            }
        }
        assertTrue(out.size() < 2_000_000);
        assertThrows(DicomFormatException.class, () -> Part10Reader.read(new ByteArrayInputStream(out.toByteArray()),
                ReadOptions.documents().withMaxHeldBytes(Long.MAX_VALUE).withMaxValueLength(1024)));
    }

    @Test
    void noiseIsNoFile() {
        for (byte[] noise : List.of(new byte[0], new byte[131], new byte[5000], "GET / HTTP/1.1\r\n\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII))) {
            assertThrows(DicomFormatException.class, () -> read(noise));
        }
    }

    private static DataSet read(byte[] bytes) throws IOException {
        return Part10Reader.read(new ByteArrayInputStream(bytes), ReadOptions.documents()).dataSet();
    }

    /** A file in Explicit VR Little Endian that ends where its data set would begin. */
    private static byte[] header() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Part10Writer.begin(out, "1.2.840.10008.5.1.4.1.1.7", "1.2.3.4", TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
