package org.affinitydomain.dicom.pixel;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

/** A frame as people look at it: shades of grey or colours, of 8 bits. Nothing of the platform's graphics is used but its image writers. */
public final class RenderedFrame {
    private static final ImageWriterSpi JPEG = ImagePlugins.writer("com.sun.imageio.plugins.jpeg.JPEGImageWriterSpi");
    private static final ImageWriterSpi PNG = ImagePlugins.writer("com.sun.imageio.plugins.png.PNGImageWriterSpi");

    private final byte[] samples;
    private final int channels;
    private final int columns;
    private final int rows;

    private RenderedFrame(byte[] samples, int channels, int columns, int rows) {
        this.samples = samples;
        this.channels = channels;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Renders a frame.
     *
     * @param pixels    the frame, as {@link FrameReader} gives it
     * @param format    its format
     * @param dataSet   the data set of the image
     * @param number    the number of the frame, from 0
     * @param rendering how
     * @throws PixelDataException when there is no rendering of pixels of this kind
     */
    public static RenderedFrame of(byte[] pixels, PixelFormat format, DataSet dataSet, int number, Rendering rendering) throws PixelDataException {
        String kind = format.photometricInterpretation();
        byte[] whole = switch (kind) {
            case "MONOCHROME1", "MONOCHROME2" -> new GreyShades(dataSet, format, number).of(StoredValues.of(pixels, format), rendering.window());
            case "PALETTE COLOR" -> palette(pixels, format, dataSet);
            case "RGB", "YBR_FULL", "YBR_FULL_422" -> StoredValues.rgb(pixels, format);
            default -> throw new PixelDataException("pixels of " + kind + " are not rendered");
        };
        double scale = rendering.scale(format.columns(), format.rows());
        return new RenderedFrame(whole, kind.startsWith("MONO") ? 1 : 3, format.columns(), format.rows())
                .scaled(Math.max(1, (int) Math.round(format.columns() * scale)), Math.max(1, (int) Math.round(format.rows() * scale)));
    }

    private static byte[] palette(byte[] pixels, PixelFormat format, DataSet dataSet) throws PixelDataException {
        int[] values = StoredValues.of(pixels, format);
        byte[] rgb = new byte[values.length * 3];
        for (int colour = 0; colour < 3; colour++) {
            LookupTable table = LookupTable.of(dataSet, Tag.RED_PALETTE_LOOKUP_TABLE_DESCRIPTOR + colour, Tag.RED_PALETTE_LOOKUP_TABLE_DATA + colour,
                    format.signed()).orElseThrow(() -> new PixelDataException("the palette of the image is missing, or segmented"));
            for (int i = 0; i < values.length; i++) {
                int entry = table.of(values[i]);
                rgb[3 * i + colour] = (byte) (table.bits() > 8 ? entry >> table.bits() - 8 : entry);
            }
        }
        return rgb;
    }

    /** Every pixel is the mean of those whose place it takes; where there is none in its place, the nearest one. */
    private RenderedFrame scaled(int toColumns, int toRows) {
        if (toColumns == columns && toRows == rows) {
            return this;
        }
        byte[] scaled = new byte[toColumns * toRows * channels];
        for (int y = 0; y < toRows; y++) {
            int top = (int) ((long) y * rows / toRows);
            int bottom = Math.max(top + 1, (int) ((y + 1L) * rows / toRows));
            for (int x = 0; x < toColumns; x++) {
                int left = (int) ((long) x * columns / toColumns);
                int right = Math.max(left + 1, (int) ((x + 1L) * columns / toColumns));
                for (int channel = 0; channel < channels; channel++) {
                    scaled[(y * toColumns + x) * channels + channel] = mean(left, right, top, bottom, channel);
                }
            }
        }
        return new RenderedFrame(scaled, channels, toColumns, toRows);
    }

    private byte mean(int left, int right, int top, int bottom, int channel) {
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += samples[(y * columns + x) * channels + channel] & 0xFF;
            }
        }
        long count = (long) (right - left) * (bottom - top);
        return (byte) ((sum + count / 2) / count);
    }

    /** Pixels of a line. */
    public int columns() {
        return columns;
    }

    /** Lines. */
    public int rows() {
        return rows;
    }

    /** Red, green and blue of a pixel, as {@code 0xRRGGBB}. */
    public int colour(int x, int y) {
        int at = (y * columns + x) * channels;
        int last = channels - 1;
        return (samples[at] & 0xFF) << 16 | (samples[at + last / 2] & 0xFF) << 8 | samples[at + last] & 0xFF;
    }

    /**
     * Writes it as JPEG (image/jpeg).
     *
     * @param quality from 1 to 100
     */
    public void writeJpeg(OutputStream out, int quality) throws IOException {
        write(JPEG, out, Optional.of(quality / 100f));
    }

    /** Writes it as PNG (image/png). */
    public void writePng(OutputStream out) throws IOException {
        write(PNG, out, Optional.empty());
    }

    private void write(ImageWriterSpi spi, OutputStream out, Optional<Float> quality) throws IOException {
        ImageWriter writer = spi.createWriterInstance();
        try (MemoryCacheImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(target);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (quality.isPresent()) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality.get());
            }
            writer.write(null, new IIOImage(image(), null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private BufferedImage image() {
        BufferedImage image = new BufferedImage(columns, rows, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int at = 0; at < target.length; at++) {
            target[at] = samples[channels == 1 ? at : at + 2 - at % 3 * 2];
        }
        return image;
    }
}
