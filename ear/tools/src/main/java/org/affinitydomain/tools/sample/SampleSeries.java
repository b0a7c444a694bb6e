package org.affinitydomain.tools.sample;

/**
 * A series of a sample study.
 *
 * @param kind        what kind of images
 * @param number      Series Number
 * @param description Series Description
 * @param images      how many images
 * @param frames      frames of one image
 * @param rows        pixels from top to bottom
 * @param columns     pixels from left to right
 * @param phantom     what is drawn
 */
public record SampleSeries(ImageKind kind, int number, String description, int images, int frames, int rows, int columns,
                           Phantom phantom) {

    /** Whether it shows the body from the front and from the side, and not slice by slice. */
    boolean isProjection() {
        return kind == ImageKind.DX || kind == ImageKind.CT && images == 2;
    }
}
