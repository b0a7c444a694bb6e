package org.affinitydomain.consumer.search;

import java.util.List;

/**
 * A part of what was found.
 *
 * @param search  what was searched for
 * @param total   how many were found
 * @param studies those of the page, the newest first
 */
public record StudyPage(StudySearch search, int total, List<FoundStudy> studies) {

    public StudyPage {
        studies = List.copyOf(studies);
    }

    /** Whether more follow after this page. */
    public boolean hasNext() {
        return search.offset() + studies.size() < total;
    }
}
