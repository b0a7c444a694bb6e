package org.affinitydomain.dicom.pixel;

import java.util.Optional;

/**
 * How a frame is to be rendered (PS3.18 8.3.5.1, 9.4).
 *
 * @param window   the window that replaces that of the image
 * @param columns  most pixels of a line
 * @param rows     most lines
 * @param mayGrow  whether a frame that is smaller is enlarged to fill one of the two
 */
public record Rendering(Optional<Window> window, Optional<Integer> columns, Optional<Integer> rows, boolean mayGrow) {
    /** As the image is. */
    public static final Rendering AS_IT_IS = new Rendering(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** The factor by which both sides are multiplied, so that the proportions stay (PS3.18 8.3.5.1.3). */
    double scale(int frameColumns, int frameRows) {
        double fit = Math.min(columns.map(most -> most / (double) frameColumns).orElse(Double.MAX_VALUE),
                rows.map(most -> most / (double) frameRows).orElse(Double.MAX_VALUE));
        return fit == Double.MAX_VALUE || fit > 1 && !mayGrow ? 1 : fit;
    }
}
