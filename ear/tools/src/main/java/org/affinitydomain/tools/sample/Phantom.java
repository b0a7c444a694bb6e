package org.affinitydomain.tools.sample;

import java.util.List;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;

/**
 * A body made of ellipsoids, in a cube from -1 to 1: x to the patient's left, y to the back, z to the head. Where several
 * overlap, the last one counts. Noise and a slight gradient make it look like an acquisition; both follow from the position.
 *
 * @param background what surrounds it, as a stored value
 * @param noise      largest noise, in stored values
 * @param parts      its parts, from the outside in
 */
public record Phantom(int background, int noise, List<Part> parts) {
    private static final int RAY_STEPS = 24;

    /**
     * An ellipsoid.
     *
     * @param x  centre
     * @param y  centre
     * @param z  centre
     * @param rx half axis
     * @param ry half axis
     * @param rz half axis
     * @param value its stored value
     */
    public record Part(double x, double y, double z, double rx, double ry, double rz, int value) {

        boolean holds(double atX, double atY, double atZ) {
            double dx = (atX - x) / rx;
            double dy = (atY - y) / ry;
            double dz = (atZ - z) / rz;
            return dx * dx + dy * dy + dz * dz <= 1;
        }
    }

    /** Takes a copy. */
    public Phantom {
        parts = List.copyOf(parts);
    }

    /** The stored value there. */
    int at(double x, double y, double z) {
        int value = background;
        boolean inside = false;
        for (Part part : parts) {
            if (part.holds(x, y, z)) {
                value = part.value();
                inside = true;
            }
        }
        return inside ? value + (int) (noise * (y / 4 + grain(x, y, z))) : value;
    }

    /** What a projection from front to back shows there: the mean of what the ray meets. */
    int frontal(double x, double z) {
        return meanOf(step -> at(x, step, z));
    }

    /** What a projection from side to side shows there. */
    int lateral(double y, double z) {
        return meanOf(step -> at(step, y, z));
    }

    private static int meanOf(DoubleToIntFunction valueAt) {
        return (int) IntStream.range(0, RAY_STEPS).map(i -> valueAt.applyAsInt(-1 + 2.0 * i / (RAY_STEPS - 1))).average().orElseThrow();
    }

    /** Between -1 and 1; the same for the same place. */
    private static double grain(double x, double y, double z) {
        long bits = Double.doubleToLongBits(x) * 31 + Double.doubleToLongBits(y) * 17 + Double.doubleToLongBits(z);
        bits ^= bits >>> 29;
        bits *= 0xBF58476D1CE4E5B9L;
        bits ^= bits >>> 32;
        return (bits & 0xFFFF) / 32768.0 - 1;
    }

    /** A chest in Hounsfield units. */
    static Phantom chest() {
        return new Phantom(-1000, 18, List.of(
                new Part(0, 0, 0, 0.92, 0.68, 1.6, 20),
                new Part(-0.42, -0.04, 0, 0.34, 0.48, 0.92, -860),
                new Part(0.42, -0.04, 0, 0.34, 0.48, 0.92, -850),
                new Part(0.14, -0.18, -0.15, 0.3, 0.26, 0.4, 45),
                new Part(0.02, 0.3, 0, 0.08, 0.08, 1.6, 60),
                new Part(0, 0.48, 0, 0.13, 0.12, 1.6, 420),
                new Part(0, 0.5, 0, 0.05, 0.05, 1.6, 15),
                new Part(-0.45, 0.1, 0.2, 0.05, 0.05, 0.06, 60)));
    }

    /** A head in the signal of a T1 weighting. */
    static Phantom head() {
        return new Phantom(8, 30, List.of(
                new Part(0, 0, 0, 0.72, 0.88, 0.95, 760),
                new Part(0, 0, 0, 0.68, 0.84, 0.91, 60),
                new Part(0, 0, 0, 0.63, 0.79, 0.86, 480),
                new Part(0, 0.02, 0.05, 0.5, 0.64, 0.66, 620),
                new Part(-0.14, -0.05, 0.1, 0.08, 0.3, 0.16, 150),
                new Part(0.14, -0.05, 0.1, 0.08, 0.3, 0.16, 150),
                new Part(0, 0.55, -0.45, 0.4, 0.25, 0.3, 520),
                new Part(0.28, 0.2, 0.25, 0.07, 0.07, 0.08, 900)));
    }

    /** A chest in the pixel values of a radiograph. */
    static Phantom chestRadiograph() {
        return new Phantom(150, 120, List.of(
                new Part(0, 0, 0, 0.9, 0.9, 1.5, 3200),
                new Part(-0.42, 0, 0.05, 0.36, 0.85, 0.75, 1100),
                new Part(0.42, 0, 0.05, 0.36, 0.85, 0.75, 1150),
                new Part(0.16, 0, -0.25, 0.32, 0.5, 0.38, 3400),
                new Part(0, 0.5, 0, 0.1, 0.3, 1.5, 3900)));
    }

    /** An abdomen as ultrasound shows it. */
    static Phantom liver() {
        return new Phantom(2, 45, List.of(
                new Part(0, -0.1, 0, 0.95, 0.9, 2, 70),
                new Part(-0.1, -0.05, 0, 0.7, 0.6, 2, 110),
                new Part(0.3, 0.2, 0, 0.2, 0.13, 1.2, 12),
                new Part(-0.3, 0.1, 0.3, 0.1, 0.08, 0.8, 20),
                new Part(-0.2, -0.3, 0, 0.12, 0.1, 0.5, 190)));
    }
}
