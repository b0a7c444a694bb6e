package org.affinitydomain.tools.sample;

/** Draws one image of a series: all its frames, little endian, as Pixel Data (7FE0,0010) holds them. */
final class PixelData {
    private final SampleSeries series;

    PixelData(SampleSeries series) {
        this.series = series;
    }

    /** @param image which one, from 0 */
    byte[] of(int image) {
        int bytesPerPixel = series.kind().bitsAllocated() / 8;
        byte[] pixels = new byte[series.frames() * series.rows() * series.columns() * bytesPerPixel];
        int position = 0;
        for (int frame = 0; frame < series.frames(); frame++) {
            for (int row = 0; row < series.rows(); row++) {
                for (int column = 0; column < series.columns(); column++) {
                    int value = clamp(value(image, frame, row, column));
                    pixels[position++] = (byte) value;
                    if (bytesPerPixel == 2) {
                        pixels[position++] = (byte) (value >> 8);
                    }
                }
            }
        }
        return pixels;
    }

    private int value(int image, int frame, int row, int column) {
        double across = -1 + 2.0 * column / (series.columns() - 1);
        double down = -1 + 2.0 * row / (series.rows() - 1);
        if (series.isProjection()) {
            return image == 0 ? series.phantom().frontal(across, -down) : series.phantom().lateral(across, -down);
        }
        int slices = Math.max(series.images(), series.frames());
        double along = slices == 1 ? 0 : 0.9 - 1.8 * (image + frame) / (slices - 1);
        if (series.kind() == ImageKind.US && Math.hypot(across * 0.8, down + 1) > 1.9 - 0.2 * Math.abs(across)) {
            return series.phantom().background();
        }
        return series.phantom().at(across, down, along);
    }

    private int clamp(int value) {
        int least = series.kind().signed() ? -1024 : 0;
        int most = series.kind().signed() ? 3071 : (1 << series.kind().bitsStored()) - 1;
        return Math.max(least, Math.min(most, value));
    }
}
