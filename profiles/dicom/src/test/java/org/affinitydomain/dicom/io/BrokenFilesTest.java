package org.affinitydomain.dicom.io;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever is done to a file, reading it ends soon, in a data set or in a DicomFormatException, with bounded memory. */
class BrokenFilesTest {

    /** The syntaxes that data sets are written in, and those of which there are only files from elsewhere. */
    private static final List<TransferSyntax> WRITTEN = List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    private static final List<String> FOREIGN = List.of("MR_small_bigendian.dcm", "image_dfl.dcm", "JPEG2000.dcm");

    @Test
    void truncationIsNoticedAtEveryByte() throws IOException {
        for (TransferSyntax syntax : WRITTEN) {
            byte[] whole = file(syntax);
            DataSet all = read(whole);
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                try {
                    // a cut between two elements leaves a shorter data set, which nothing in the file contradicts
                    assertTrue(read(cut).size() < all.size(), syntax + " cut at " + length);
                } catch (DicomFormatException e) {
                    assertTrue(e.position() <= length + 8192, e.toString());
                }
            }
        }
    }

    @Test
    void foreignFilesMayBeCutAnywhere() throws IOException {
        for (Path file : foreign()) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length += length < 2000 ? 1 : 997) {
                byte[] cut = Arrays.copyOf(whole, length);
                try {
                    Part10Reader.read(new ByteArrayInputStream(cut), ReadOptions.metadata());
                } catch (DicomFormatException e) {
                    assertTrue(e.getMessage().contains("at byte"));
                }
            }
        }
    }

    @Property(tries = 600)
    void foreignFilesMayBeChangedAnywhere(@ForAll @IntRange(min = 0, max = 2) int which, @ForAll @IntRange(min = 128, max = 4000) int at,
                                          @ForAll byte value) throws IOException {
        byte[] bytes = Files.readAllBytes(foreign().get(which));
        bytes[at % bytes.length] = value;
        try {
            Part10Reader.read(new ByteArrayInputStream(bytes), ReadOptions.metadata());
        } catch (DicomFormatException e) {
            assertTrue(e.getMessage().contains("at byte"));
        }
    }

    private static List<Path> foreign() throws IOException {
        List<Path> files = Tools.pydicomFiles();
        return FOREIGN.stream().map(name -> files.stream().filter(f -> f.endsWith(name)).findFirst().orElseThrow()).toList();
    }

    @Provide
    Arbitrary<TransferSyntax> syntaxes() {
        return Arbitraries.of(WRITTEN);
    }

    @Property(tries = 1500)
    void changedBytesEndInADataSetOrAnException(@ForAll("syntaxes") TransferSyntax syntax, @ForAll @IntRange(min = 128, max = 1500) int at,
                                                @ForAll byte value, @ForAll @IntRange(min = 128, max = 1500) int alsoAt) throws IOException {
        byte[] bytes = file(syntax);
        bytes[at % bytes.length] = value;
        bytes[alsoAt % bytes.length] ^= value;
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                read(bytes);
            } catch (DicomFormatException e) {
                assertTrue(e.getMessage().contains("at byte"));
            }
        });
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
        byte[] deflatedFile = Files.readAllBytes(foreign().get(1));
        int metaLength = ByteBuffer.wrap(deflatedFile).order(ByteOrder.LITTLE_ENDIAN).getInt(132 + 8);
        out.write(deflatedFile, 0, 132 + 12 + metaLength);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, new Deflater(9, true))) {
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

    private static byte[] file(TransferSyntax syntax) throws IOException {
        DataSet item = DataSet.builder().set(Tag.CODE_VALUE, "113030").set(Tag.CODING_SCHEME_DESIGNATOR, "DCM")
                .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, DataSet.builder().set(Tag.CODE_MEANING, "nested").build()).build();
        DataSet dataSet = DataSet.builder().set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.7").set(Tag.SOP_INSTANCE_UID, "1.2.3.4")
                .set(Tag.PATIENT_NAME, "Müller^Zoë").set(Tag.STUDY_DATE, "20261124").set(Tag.MODALITY, "CT")
                .setItems(Tag.CONTENT_SEQUENCE, List.of(item, item)).set(Tag.STUDY_INSTANCE_UID, "1.2.3").build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Part10Writer.write(out, dataSet, syntax);
        return out.toByteArray();
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
