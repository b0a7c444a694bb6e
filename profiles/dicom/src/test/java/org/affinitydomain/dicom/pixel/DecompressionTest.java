package org.affinitydomain.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10File;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decompressed pixels beside those of DCMTK and GDCM, which compress and decompress the same images. */
class DecompressionTest {
    private static final long MOST = 64L << 20;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    @TempDir
    Path folder;

    private static Path pydicom(String name) throws IOException {
        return Tools.pydicomFiles().stream().filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }

    private Path tool(String... command) throws Exception {
        Tools.Result result = Tools.run(command);
        assertEquals(0, result.status(), String.join(" ", command) + "\n" + result.output());
        return Path.of(command[command.length - 1]);
    }

    private Path target(String name) {
        return folder.resolve(name);
    }

    private static Part10File transcoded(Path file, TransferSyntax to) throws IOException {
        try (InputStream in = Transcoding.open(Files.newInputStream(file), to, MOST)) {
            return Part10Reader.read(new ByteArrayInputStream(in.readAllBytes()), ReadOptions.documents());
        }
    }

    /** The samples of an uncompressed file, the colours of a pixel together, without the bits that mean nothing (PS3.5 8.1.1). */
    private static int[] samples(DataSet image, int bitsStored) throws IOException {
        PixelFormat format = PixelFormat.of(image);
        byte[] bytes = ((Element.Value) image.element(Tag.PIXEL_DATA).orElseThrow()).bytes();
        int size = format.bytesPerSample();
        int perFrame = format.rows() * format.columns() * format.samples();
        int[] samples = new int[perFrame * format.frames()];
        assertEquals((samples.length * size + 1) / 2 * 2, bytes.length);
        int at = 0;
        for (int i = 0; i < samples.length; i++) {
            int value = 0;
            for (int b = 0; b < size; b++) {
                value |= (bytes[at++] & 0xFF) << 8 * b;
            }
            int inFrame = i % perFrame;
            int plane = format.rows() * format.columns();
            int to = format.planar() ? i - inFrame + inFrame % plane * format.samples() + inFrame / plane : i;
            samples[to] = bitsStored < 32 ? value & (1 << bitsStored) - 1 : value;
        }
        return samples;
    }

    private static void assertSamePixels(Path theirs, Path compressed, int tolerance) throws IOException {
        Part10File ours = transcoded(compressed, EXPLICIT);
        DataSet expected = Part10Reader.read(theirs, ReadOptions.documents()).dataSet();
        assertEquals(EXPLICIT, ours.transferSyntax());
        assertEquals(expected.string(Tag.PHOTOMETRIC_INTERPRETATION), ours.dataSet().string(Tag.PHOTOMETRIC_INTERPRETATION), compressed.toString());
        int bitsStored = PixelFormat.of(ours.dataSet()).bitsStored();
        int[] a = samples(expected, bitsStored);
        int[] b = samples(ours.dataSet(), bitsStored);
        assertEquals(a.length, b.length, compressed.toString());
        int largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        assertTrue(largest <= tolerance, compressed + ": samples differ by up to " + largest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CT_small.dcm", "MR_small.dcm", "SC_rgb_small_odd.dcm", "rtdose.dcm", "rtdose_1frame.dcm", "MR_small_bigendian.dcm"})
    void rleOfDcmtk(String name) throws Exception {
        Path compressed = tool("dcmcrle", pydicom(name).toString(), target("rle.dcm").toString());
        assertSamePixels(tool("dcmdrle", compressed.toString(), target("raw.dcm").toString()), compressed, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MR_small_RLE.dcm", "SC_rgb_rle.dcm", "SC_rgb_rle_16bit.dcm", "SC_rgb_rle_16bit_2frame.dcm", "SC_rgb_rle_2frame.dcm",
        "SC_rgb_rle_32bit_2frame.dcm", "rtdose_rle.dcm", "rtdose_rle_1frame.dcm"})
    void rleOfOthers(String name) throws Exception {
        assertSamePixels(tool("dcmdrle", pydicom(name).toString(), target("raw.dcm").toString()), pydicom(name), 0);
    }

    @ParameterizedTest
    @CsvSource({"CT_small.dcm,1", "CT_small.dcm,2", "CT_small.dcm,3", "CT_small.dcm,4", "CT_small.dcm,5", "CT_small.dcm,6", "CT_small.dcm,7",
        "MR_small.dcm,6", "SC_rgb_small_odd.dcm,1", "SC_rgb_small_odd.dcm,5"})
    void losslessJpeg(String name, String selection) throws Exception {
        tool("dcmcjpeg", "+el", "+sv", selection, pydicom(name).toString(), target("jpeg.dcm").toString());
        assertSamePixels(tool("dcmdjpeg", target("jpeg.dcm").toString(), target("raw.dcm").toString()), target("jpeg.dcm"), 0);
    }

    @Test
    void losslessJpegOfSelectionValue1() throws Exception {
        for (String name : List.of("CT_small.dcm", "SC_rgb_small_odd.dcm", "image_dfl.dcm")) {
            Path raw = tool("dcmconv", "+te", pydicom(name).toString(), target("te.dcm").toString());
            Path compressed = tool("dcmcjpeg", "+e1", raw.toString(), target("jpeg.dcm").toString());
            assertSamePixels(tool("dcmdjpeg", compressed.toString(), target("raw.dcm").toString()), compressed, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CT_small.dcm", "MR_small.dcm", "image_dfl.dcm"})
    void losslessJpeg2000OfGdcm(String name) throws Exception {
        Path raw = tool("gdcmconv", "--raw", pydicom(name).toString(), target("raw1.dcm").toString());
        Path compressed = tool("gdcmconv", "--j2k", raw.toString(), target("j2k.dcm").toString());
        assertSamePixels(tool("gdcmconv", "--raw", compressed.toString(), target("raw.dcm").toString()), compressed, 0);
    }

    @ParameterizedTest
    @CsvSource({"MR_small_jp2klossless.dcm,0", "J2K_pixelrep_mismatch.dcm,0", "JPEG2000.dcm,1", "693_J2KI.dcm,1"})
    void jpeg2000OfOthers(String name, int tolerance) throws Exception {
        assertSamePixels(tool("gdcmconv", "--raw", pydicom(name).toString(), target("raw.dcm").toString()), pydicom(name), tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SC_rgb_dcmtk_+eb+cr.dcm", "SC_rgb_dcmtk_+eb+cy+n1.dcm", "SC_rgb_dcmtk_+eb+cy+n2.dcm", "SC_rgb_dcmtk_+eb+cy+np.dcm",
        "SC_rgb_dcmtk_+eb+cy+s2.dcm", "SC_rgb_dcmtk_+eb+cy+s4.dcm", "SC_rgb_jpeg_dcmtk.dcm", "SC_rgb_jpeg_gdcm.dcm", "SC_rgb_jpeg_lossy_gdcm.dcm",
        "SC_rgb_small_odd_jpeg.dcm", "SC_jpeg_no_color_transform.dcm"})
    void lossyJpeg(String name) throws Exception {
        assertSamePixels(tool("dcmdjpeg", pydicom(name).toString(), target("raw.dcm").toString()), pydicom(name), 1);
    }

    @Test
    void whatCannotBeDecodedIsRefused() throws IOException {
        // lossy of 12 bits; a JP2 file where a codestream has to be (PS3.5 A.4.4); JPEG-LS; a size that cannot be
        for (String name : List.of("JPGExtended.dcm", "JPEG-lossy.dcm", "GDCMJ2K_TextGBR.dcm", "MR_small_jpeg_ls_lossless.dcm",
            "JPEG2000-embedded-sequence-delimiter.dcm")) {
            assertThrows(PixelDataException.class, () -> transcoded(pydicom(name), EXPLICIT), name);
        }
        assertTrue(Transcoding.target(TransferSyntax.of("1.2.840.10008.1.2.4.80"), List.of(EXPLICIT.uid())).isEmpty());
        assertTrue(Transcoding.target(TransferSyntax.of("1.2.840.10008.1.2.4.50"), List.of("1.2.840.10008.1.2.4.90")).isEmpty());
        InputStream in = Files.newInputStream(pydicom("MR_small_RLE.dcm"));
        assertThrows(PixelDataException.class, () -> Transcoding.open(in, EXPLICIT, 1000));
        assertThrows(IOException.class, in::read, "closed");
    }

    /** The decoder would wait forever for a bit that is not set. */
    @Test
    void codestreamsThatHoldUpTheDecoderAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(pydicom("MR_small_jp2klossless.dcm"));
        int data = 0;
        while ((whole[data] & 0xFF) != 0xFF || (whole[data + 1] & 0xFF) != 0x93) {
            data++;
        }
        byte[] twice = whole.clone();
        twice[data + 4] = (byte) 0xFF;
        twice[data + 5] = (byte) 0xFF;
        byte[] layers = whole.clone();
        while ((layers[data] & 0xFF) != 0xFF || (layers[data + 1] & 0xFF) != 0x52) {
            data--;
        }
        layers[data + 6] = (byte) 0xFF;
        for (byte[] damaged : List.of(twice, layers)) {
            Path file = Files.write(target("damaged.dcm"), damaged);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(PixelDataException.class, () -> transcoded(file, EXPLICIT)));
        }
    }

    /** Uncompressed files in every syntax: the same elements, pixels included, whichever way they go. */
    @Test
    void uncompressedSyntaxesTurnIntoEachOther() throws IOException {
        List<TransferSyntax> all = List.of(EXPLICIT, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);
        for (String name : List.of("CT_small.dcm", "MR_small_expb.dcm", "SC_rgb_small_odd.dcm", "rtdose.dcm", "waveform_ecg.dcm", "image_dfl.dcm")) {
            DataSet explicit = transcoded(pydicom(name), EXPLICIT).dataSet();
            for (TransferSyntax syntax : all) {
                Part10File file = transcoded(pydicom(name), syntax);
                assertEquals(syntax, file.transferSyntax());
                Path again = Files.createTempFile(folder, "again", ".dcm");
                try (InputStream in = Transcoding.open(Files.newInputStream(pydicom(name)), syntax, MOST)) {
                    Files.write(again, in.readAllBytes());
                }
                Stream<Integer> tags = explicit.elements().stream().map(Element::tag);
                DataSet back = transcoded(again, EXPLICIT).dataSet();
                tags.forEach(tag -> {
                    if (explicit.element(tag).orElseThrow() instanceof Element.Value value && back.element(tag).orElseThrow() instanceof Element.Value other) {
                        org.junit.jupiter.api.Assertions.assertArrayEquals(value.bytes(), other.bytes(), name + " " + syntax.uid() + " " + Tag.toString(tag));
                    }
                });
                assertEquals(explicit.size(), back.size());
            }
        }
    }
}
