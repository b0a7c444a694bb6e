package org.affinitydomain.consumer.search;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.xds.metadata.Cx;

/**
 * What is searched for.
 *
 * @param patient    the XDS patient id
 * @param from       only studies that began at this moment or later, a DTM of any precision in UTC
 * @param to         only studies that began before this moment
 * @param modalities only studies with one of these modalities, codes of DICOM CID 29; all when empty
 * @param offset     how many of the newest to leave out
 * @param limit      how many to return at most
 */
public record StudySearch(Cx patient, Optional<String> from, Optional<String> to, List<String> modalities, int offset, int limit) {

    /** The largest page. */
    public static final int MAX_LIMIT = 200;

    private static final String DTM = "\\d{4}(\\d{2}(\\d{2}(\\d{2}(\\d{2}(\\d{2})?)?)?)?)?";
    private static final String MODALITY = "[A-Z0-9]{1,16}";
    private static final int MAX_MODALITIES = 50;

    public StudySearch {
        modalities = List.copyOf(modalities);
    }

    /** A search that is known to be valid. */
    public static StudySearch of(Cx patient, Optional<String> from, Optional<String> to, List<String> modalities, int offset, int limit)
            throws ConsumerException {
        requireThat(from.stream().allMatch(t -> t.matches(DTM)), "from is not YYYY[MM[DD[hh[mm[ss]]]]]: " + from.orElse(""));
        requireThat(to.stream().allMatch(t -> t.matches(DTM)), "to is not YYYY[MM[DD[hh[mm[ss]]]]]: " + to.orElse(""));
        requireThat(modalities.size() <= MAX_MODALITIES && modalities.stream().allMatch(m -> m.matches(MODALITY)),
                "modality must be a code such as CT, at most " + MAX_MODALITIES + " of them: " + modalities);
        requireThat(offset >= 0, "offset is negative");
        requireThat(limit >= 1 && limit <= MAX_LIMIT, "limit is not between 1 and " + MAX_LIMIT);
        return new StudySearch(patient, from, to, modalities, offset, limit);
    }

    private static void requireThat(boolean valid, String otherwise) throws ConsumerException {
        if (!valid) {
            throw new ConsumerException(ProblemType.INVALID_REQUEST, otherwise);
        }
    }
}
