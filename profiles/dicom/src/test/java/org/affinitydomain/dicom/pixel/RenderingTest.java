package org.affinitydomain.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.Part10Stream;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rendered frames beside those of DCMTK's dcmj2pnm, and small images whose rendering can be worked out by hand. */
class RenderingTest {
    @TempDir
    Path folder;

    private static RenderedFrame render(InputStream file, int number, Rendering rendering) throws IOException {
        try (file; Part10Stream image = Part10Stream.open(file, ReadOptions.documents())) {
            FrameReader frames = FrameReader.open(image, 64 << 20);
            frames.skip(number);
            return RenderedFrame.of(frames.next().orElseThrow(), frames.format(), image.dataSet(), number, rendering);
        }
    }

    private static Path pydicom(String name) throws IOException {
        return Tools.pydicomFiles().stream().filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }

    private static Rendering window(double centre, double width) {
        return new Rendering(Optional.of(new Window(centre, width, Window.Function.LINEAR)), Optional.empty(), Optional.empty(), false);
    }

    /** Compares with a raw PNM file: {@code P5} or {@code P6}, columns, rows, 255, and the bytes. */
    private void assertLikeDcmtk(Path file, RenderedFrame ours, String... options) throws Exception {
        Path pnm = folder.resolve("theirs.pnm");
        List<String> command = new java.util.ArrayList<>(List.of("dcmj2pnm"));
        command.addAll(List.of(options));
        command.addAll(List.of(file.toString(), pnm.toString()));
        Tools.Result result = Tools.run(command);
        assertEquals(0, result.status(), result.output());
        byte[] bytes = Files.readAllBytes(pnm);
        String[] head = new String(bytes, 0, Math.min(40, bytes.length), StandardCharsets.ISO_8859_1).split("\\s+", 5);
        int channels = head[0].equals("P6") ? 3 : 1;
        assertEquals(ours.columns() + " " + ours.rows(), head[1] + " " + head[2]);
        int begin = bytes.length - ours.columns() * ours.rows() * channels;
        int largest = 0;
        for (int i = 0; i < ours.columns() * ours.rows(); i++) {
            for (int c = 0; c < 3; c++) {
                int theirs = bytes[begin + i * channels + (channels == 3 ? c : 0)] & 0xFF;
                largest = Math.max(largest, Math.abs(theirs - (ours.colour(i % ours.columns(), i / ours.columns()) >> 16 - 8 * c & 0xFF)));
            }
        }
        assertTrue(largest <= 1, file + " differs by up to " + largest + " shades");
    }

    @ParameterizedTest
    @CsvSource({"CT_small.dcm,-600,1600", "CT_small.dcm,40,400", "MR_small.dcm,600,1600", "MR_small_RLE.dcm,600,800", "693_J2KI.dcm,40,400",
        "image_dfl.dcm,100,50"})
    void windowsOfTheClient(String name, double centre, double width) throws Exception {
        assertLikeDcmtk(converted(name), render(Files.newInputStream(pydicom(name)), 0, window(centre, width)),
                "+Ww", Double.toString(centre), Double.toString(width), "--write-raw-pnm");
    }

    /** DCMTK renders no JPEG 2000: what it is given is decompressed by GDCM. */
    private Path converted(String name) throws Exception {
        if (!name.contains("J2K")) {
            return pydicom(name);
        }
        Path raw = folder.resolve("raw.dcm");
        assertEquals(0, Tools.run("gdcmconv", "--raw", pydicom(name).toString(), raw.toString()).status());
        return raw;
    }

    @Test
    void windowsOfTheImage() throws Exception {
        assertLikeDcmtk(pydicom("MR_small.dcm"), render(Files.newInputStream(pydicom("MR_small.dcm")), 0, Rendering.AS_IT_IS),
                "+Wi", "1", "--write-raw-pnm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CT_small.dcm", "image_dfl.dcm"})
    void withoutAWindowTheRangeOfTheFrameIsOne(String name) throws Exception {
        assertLikeDcmtk(pydicom(name), render(Files.newInputStream(pydicom(name)), 0, Rendering.AS_IT_IS), "+Wm", "--write-raw-pnm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SC_rgb_small_odd.dcm", "SC_rgb_rle.dcm", "SC_ybr_full_422_uncompressed.dcm", "SC_rgb_jpeg_dcmtk.dcm", "SC_rgb_dcmtk_+eb+cy+np.dcm"})
    void colours(String name) throws Exception {
        assertLikeDcmtk(pydicom(name), render(Files.newInputStream(pydicom(name)), 0, Rendering.AS_IT_IS), "--write-raw-pnm");
    }

    private static DataSetBuilder image(String interpretation, int samples, int bits, byte... pixels) {
        return DataSet.builder().set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.7").set(Tag.SOP_INSTANCE_UID, "1.2.3")
                .setIntegers(Tag.SAMPLES_PER_PIXEL, samples).set(Tag.PHOTOMETRIC_INTERPRETATION, interpretation).setIntegers(Tag.ROWS, 2)
                .setIntegers(Tag.COLUMNS, 2).setIntegers(Tag.BITS_ALLOCATED, bits).setIntegers(Tag.BITS_STORED, bits)
                .setIntegers(Tag.HIGH_BIT, bits - 1).setIntegers(Tag.PIXEL_REPRESENTATION, 0).setBytes(Tag.PIXEL_DATA, VR.OW, pixels);
    }

    private static RenderedFrame render(DataSetBuilder image, int number, Rendering rendering) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Part10Writer.write(file, image.build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        return render(new ByteArrayInputStream(file.toByteArray()), number, rendering);
    }

    @Test
    void monochrome1IsTheReverse() throws IOException {
        RenderedFrame frame = render(image("MONOCHROME1", 1, 8, (byte) 0, (byte) 255, (byte) 51, (byte) 255), 0, window(128, 256));
        assertEquals(0xFFFFFF, frame.colour(0, 0));
        assertEquals(0, frame.colour(1, 0));
        assertEquals(0xCCCCCC, frame.colour(0, 1));
    }

    @Test
    void palettesAreLookedUp() throws IOException {
        byte[] table = {0, 0, 0, (byte) 0x80, 0, (byte) 0xFF};
        DataSetBuilder image = image("PALETTE COLOR", 1, 8, (byte) 0, (byte) 1, (byte) 2, (byte) 7);
        for (int colour = 0; colour < 3; colour++) {
            image.set(Tag.RED_PALETTE_LOOKUP_TABLE_DESCRIPTOR + colour, VR.US, List.of("3", "0", "16"))
                    .setBytes(Tag.RED_PALETTE_LOOKUP_TABLE_DATA + colour, VR.OW, colour == 0 ? table : new byte[6]);
        }
        RenderedFrame frame = render(image, 0, Rendering.AS_IT_IS);
        assertEquals(List.of(0, 0x800000, 0xFF0000, 0xFF0000), List.of(frame.colour(0, 0), frame.colour(1, 0), frame.colour(0, 1), frame.colour(1, 1)));
    }

    @Test
    void planesAreColours() throws IOException {
        byte[] planes = {1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24};
        RenderedFrame frame = render(image("RGB", 3, 8, planes).setIntegers(Tag.PLANAR_CONFIGURATION, 1), 0, Rendering.AS_IT_IS);
        assertEquals(0x010B15, frame.colour(0, 0));
        assertEquals(0x040E18, frame.colour(1, 1));
    }

    @Test
    void framesAreTakenByNumberAndScaled() throws IOException {
        DataSetBuilder image = image("MONOCHROME2", 1, 8, (byte) 9, (byte) 9, (byte) 9, (byte) 9, (byte) 0, (byte) 100, (byte) 100, (byte) 200)
                .setIntegers(Tag.NUMBER_OF_FRAMES, 2);
        Rendering one = new Rendering(window(128, 256).window(), Optional.of(1), Optional.of(7), false);
        RenderedFrame small = render(image, 1, one);
        assertEquals(List.of(1, 1, 0x646464), List.of(small.columns(), small.rows(), small.colour(0, 0)));
        RenderedFrame large = render(image, 1, new Rendering(one.window(), Optional.of(6), Optional.empty(), true));
        assertEquals(List.of(6, 6, 0xC8C8C8), List.of(large.columns(), large.rows(), large.colour(5, 4)));
    }

    @Test
    void jpegAndPngAreWhatOthersRead() throws IOException {
        RenderedFrame frame = render(image("RGB", 3, 8, (byte) 200, (byte) 0, (byte) 0, (byte) 200, (byte) 0, (byte) 0, (byte) 200, (byte) 0, (byte) 0,
                (byte) 200, (byte) 0, (byte) 0), 0, Rendering.AS_IT_IS);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        frame.writePng(png);
        assertEquals(0xC80000, ImageIO.read(new ByteArrayInputStream(png.toByteArray())).getRGB(1, 1) & 0xFFFFFF);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        frame.writeJpeg(jpeg, 90);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray()));
        assertTrue(Math.abs((read.getRGB(1, 1) >> 16 & 0xFF) - 200) < 6);
    }
}
