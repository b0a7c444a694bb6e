package org.affinitydomain.imagingsource.query;

import java.util.List;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.PacsException;

/** A PACS that answers searches of others. */
public interface SearchablePacs extends Pacs {

    /**
     * A page of the matches, in an order that stays the same from page to page.
     *
     * @param offset so many are passed over
     * @param limit  and so many are told at most
     * @return all that is known of each match, and of what it belongs to
     * @throws PacsException when it cannot say
     */
    List<DataSet> search(StudyQuery query, int offset, int limit) throws PacsException;
}
