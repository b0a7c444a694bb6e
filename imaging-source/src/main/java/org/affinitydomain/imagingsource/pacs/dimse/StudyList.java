package org.affinitydomain.imagingsource.pacs.dimse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StudySummary;
import org.affinitydomain.imagingsource.pacs.StudyVersion;

/**
 * Lists the studies of a PACS. A PACS with more of them than one answer may hold is asked for spans of days, which are halved
 * until each answer is small enough, the newest first. Each answer has ended before its studies are handed over, so that
 * whoever takes them may take time.
 */
final class StudyList {
    /** Studies in one answer: few enough for memory, and for what most PACS are willing to tell. */
    private static final int WINDOW = 1_000;
    /** A day cannot be halved. */
    private static final int DAY = 50_000;
    /** No image is older. */
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);

    private final Search search;
    private final Clock clock;
    private final int window;

    StudyList(Search search, Clock clock) {
        this(search, clock, WINDOW);
    }

    StudyList(Search search, Clock clock, int window) {
        this.search = search;
        this.clock = clock;
        this.window = window;
    }

    void list(Pacs.StudySink sink) throws PacsException {
        Optional<List<StudyVersion>> all = search.find(Keys.studies(), window, StudyList::version);
        if (all.isPresent()) {
            handOver(all.get(), sink);
        } else {
            // clocks differ, and some are a day ahead
            halves(FIRST, LocalDate.now(clock).plusDays(1), sink);
        }
    }

    /** Those of that day and later ones. */
    void listSince(LocalDate from, Pacs.StudySink sink) throws PacsException {
        LocalDate to = LocalDate.now(clock).plusDays(1);
        list(from.isAfter(to) ? to : from, to, sink);
    }

    /** One study. */
    Optional<StudyVersion> find(String studyUid) throws PacsException {
        return search.find(Keys.study(studyUid), window, StudyList::version).orElse(List.of()).stream()
                .filter(study -> study.studyInstanceUid().equals(studyUid)).findFirst();
    }

    /** The studies with an accession number, of which a PACS may also find such as only look like it. */
    List<String> withAccession(String accessionNumber) throws PacsException {
        return search.find(Keys.studiesWithAccession(accessionNumber), window, match -> match.string(Tag.ACCESSION_NUMBER)
                        .filter(accessionNumber::equals).isPresent() ? version(match).studyInstanceUid() : "")
                .orElseThrow(() -> new PacsException("the PACS does not tell all studies of an accession number"))
                .stream().filter(uid -> !uid.isEmpty()).distinct().toList();
    }

    private void list(LocalDate from, LocalDate to, Pacs.StudySink sink) throws PacsException {
        boolean day = from.equals(to);
        Optional<List<StudyVersion>> found = search.find(Keys.studies(from, to), day ? DAY : window, StudyList::version);
        if (found.isPresent()) {
            handOver(found.get(), sink);
        } else if (day) {
            throw new PacsException("the PACS does not tell all studies of " + from + ", or there are more than " + DAY);
        } else {
            halves(from, to, sink);
        }
    }

    private void halves(LocalDate from, LocalDate to, Pacs.StudySink sink) throws PacsException {
        LocalDate middle = LocalDate.ofEpochDay(Math.floorDiv(from.toEpochDay() + to.toEpochDay(), 2));
        list(middle.plusDays(1), to, sink);
        list(from, middle, sink);
    }

    private static void handOver(List<StudyVersion> studies, Pacs.StudySink sink) throws PacsException {
        for (StudyVersion study : studies) {
            sink.study(study);
        }
    }

    private static StudyVersion version(DataSet match) throws PacsException {
        String uid = match.string(Tag.STUDY_INSTANCE_UID).filter(InstanceQuery::isUid)
                .orElseThrow(() -> new PacsException("a match of the PACS has no Study Instance UID"));
        OptionalLong instances = match.integer(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES);
        return new StudyVersion(uid, StudySummary.version(match), Optional.empty(), instances.isPresent()
                && instances.getAsLong() <= Integer.MAX_VALUE ? OptionalInt.of((int) instances.getAsLong()) : OptionalInt.empty());
    }
}
