package org.affinitydomain.dicom.dimse;

import java.io.IOException;

/** Answers queries. Several associations may use it at a time. */
@FunctionalInterface
public interface FindProvider {

    /**
     * Hands over the matches, one by one; when the sink says that no more are wanted, the user has cancelled, and it returns.
     *
     * @throws DimseException to answer a failure
     * @throws IOException    when the query cannot be answered, or the association is gone
     */
    void find(FindRequest request, MatchSink sink) throws IOException;
}
