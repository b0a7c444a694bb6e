package org.affinitydomain.dicom.pixel;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/** Turns what image readers give into samples as pixel data has them. */
final class Samples {
    private Samples() {
    }

    /** The samples in little endian byte order, as many bytes each as the format allocates, the colours of a pixel together. */
    static byte[] of(Raster raster, PixelFormat format) throws PixelDataException {
        if (raster.getWidth() != format.columns() || raster.getHeight() != format.rows() || raster.getNumBands() != format.samples()) {
            throw new PixelDataException("the decoded frame has not the size that the data set says");
        }
        int bytes = format.bytesPerSample();
        if (bytes == 1 && isPlain(raster)) {
            return ((DataBufferByte) raster.getDataBuffer()).getData();
        }
        byte[] samples = new byte[format.rows() * format.columns() * format.samples() * bytes];
        int[] line = new int[format.columns() * format.samples()];
        int at = 0;
        for (int y = 0; y < format.rows(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, format.columns(), 1, line);
            for (int sample : line) {
                for (int i = 0; i < bytes; i++) {
                    samples[at++] = (byte) (sample >> 8 * i);
                }
            }
        }
        return samples;
    }

    /** Whether the bytes of the raster are its pixels one after the other. */
    private static boolean isPlain(Raster raster) {
        if (!(raster.getDataBuffer() instanceof DataBufferByte buffer) || buffer.getNumBanks() != 1
                || !(raster.getSampleModel() instanceof PixelInterleavedSampleModel model) || raster.getParent() != null) {
            return false;
        }
        int bands = raster.getNumBands();
        int[] offsets = model.getBandOffsets();
        for (int band = 0; band < bands; band++) {
            if (offsets[band] != band) {
                return false;
            }
        }
        return model.getPixelStride() == bands && model.getScanlineStride() == bands * raster.getWidth()
                && buffer.getData().length == bands * raster.getWidth() * raster.getHeight();
    }
}
