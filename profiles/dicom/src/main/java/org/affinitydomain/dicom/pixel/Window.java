package org.affinitydomain.dicom.pixel;

/**
 * A VOI window (PS3.3 C.11.2.1.2): which output values of the modality become shades of grey.
 *
 * @param centre   Window Center
 * @param width    Window Width, at least 1
 * @param function how values between the ends become shades
 */
public record Window(double centre, double width, Function function) {

    /** VOI LUT Function (0028,1056). */
    public enum Function { LINEAR, LINEAR_EXACT, SIGMOID }

    public Window {
        if (!(width >= (function == Function.LINEAR ? 1 : Double.MIN_VALUE)) || !Double.isFinite(centre) || !Double.isFinite(width)) {
            throw new IllegalArgumentException("no window has the width " + width + " and the centre " + centre);
        }
    }

    /** The shade of an output value, from 0 to 1. */
    double shade(double value) {
        double shade = switch (function) {
            case LINEAR -> width == 1 ? value > centre - 0.5 ? 1 : 0 : (value - (centre - 0.5)) / (width - 1) + 0.5;
            case LINEAR_EXACT -> (value - centre) / width + 0.5;
            case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - centre) / width));
        };
        return Math.max(0, Math.min(1, shade));
    }
}
