package org.affinitydomain.imagingsource.wado;

import java.util.List;

/** What of the instances is wanted (PS3.18 10.4.1.1). */
public sealed interface WadoResource {

    /** The instances themselves. */
    record Instances() implements WadoResource {
    }

    /** Their attributes. */
    record Metadata() implements WadoResource {
    }

    /**
     * Frames of one instance.
     *
     * @param numbers from 1
     */
    record Frames(List<Integer> numbers) implements WadoResource {
        public Frames {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * A large value of one instance.
     *
     * @param path tags and item numbers that lead to it, as in {@code 54000100/1/54001010}
     */
    record BulkData(String path) implements WadoResource {
    }

    /**
     * One instance, or frames of it, as images to look at.
     *
     * @param numbers frames, from 1
     */
    record Rendered(List<Integer> numbers) implements WadoResource {
        public Rendered {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * A small image that stands for the whole.
     *
     * @param frame the frame, from 1
     */
    record Thumbnail(int frame) implements WadoResource {
    }
}
