package org.affinitydomain.imagingsource.notice;

import java.sql.SQLException;
import java.util.Collection;
import org.affinitydomain.imagingsource.work.Subject;

/** Takes what other systems tell of studies, in whatever form they tell it. For several threads. */
public interface StudyNotices {

    /**
     * Takes notices. All of them are committed when this returns, so that whoever told may be answered; the same may be told
     * any number of times. Notices of events that their source does not listen to have no effect.
     *
     * @throws SQLException when they could not be stored, and are to be told again
     */
    void hear(Collection<StudyNotice> notices) throws SQLException;

    /**
     * Nothing is to come of it: an order was cancelled.
     *
     * @throws SQLException when that could not be stored, and is to be told again
     */
    void cancel(Collection<Subject> subjects) throws SQLException;
}
