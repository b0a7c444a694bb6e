package org.affinitydomain.consumer.image;

import java.io.InputStream;
import org.affinitydomain.consumer.problem.ConsumerException;

/** One way to get an instance. */
@FunctionalInterface
public interface InstanceRetrieval {

    /**
     * Asks the source for the instance, and returns when its answer has begun. Whoever gets the stream closes it; reading it
     * fails when the source breaks off.
     *
     * @return a DICOM Part 10 file as the source holds it
     */
    InputStream open(InstanceLocation location) throws ConsumerException;
}
