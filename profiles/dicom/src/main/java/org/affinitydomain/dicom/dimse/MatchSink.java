package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import org.affinitydomain.dicom.data.DataSet;

/** Takes the matches of a query, one by one. */
@FunctionalInterface
public interface MatchSink {

    /**
     * Takes a match.
     *
     * @return whether more are wanted
     * @throws IOException to break off
     */
    boolean match(DataSet match) throws IOException;
}
