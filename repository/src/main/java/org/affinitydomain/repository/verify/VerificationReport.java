package org.affinitydomain.repository.verify;

import java.io.IOException;

/** Takes what a verification tells while it runs. An exception ends the verification. */
public interface VerificationReport {

    /** About so many documents are to be looked at. */
    void begin(long documents) throws IOException;

    /** So far. Comes after every document. */
    void progress(VerificationSummary soFar) throws IOException;

    /** Something is wrong. */
    void finding(Finding finding) throws IOException;
}
