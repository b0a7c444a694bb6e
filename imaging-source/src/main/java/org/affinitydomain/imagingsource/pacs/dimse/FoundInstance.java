package org.affinitydomain.imagingsource.pacs.dimse;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsException;

/**
 * What a PACS tells of an instance.
 *
 * @param identity          study, series and instance
 * @param sopClassUid       SOP Class UID, where the PACS tells it
 * @param number            Instance Number
 * @param frames            Number of Frames
 * @param transferSyntaxUid the one syntax in which it is available, where the PACS tells it
 */
record FoundInstance(InstanceQuery identity, Optional<String> sopClassUid, OptionalInt number, OptionalInt frames,
                     Optional<String> transferSyntaxUid) {
    /** By instance number, then by UID: the order of every list, whatever that of the PACS. */
    static final Comparator<FoundInstance> ORDER = Comparator.comparingInt((FoundInstance i) -> i.number().orElse(Integer.MAX_VALUE))
            .thenComparing(FoundInstance::uid);

    static FoundInstance of(InstanceQuery query, DataSet match) throws PacsException {
        String uid = match.string(Tag.SOP_INSTANCE_UID).filter(InstanceQuery::isUid)
                .orElseThrow(() -> new PacsException("a match of the PACS has no SOP Instance UID"));
        List<String> syntaxes = match.strings(Tag.AVAILABLE_TRANSFER_SYNTAX_UID);
        return new FoundInstance(InstanceQuery.instance(query.studyUid(), query.seriesUid().orElseThrow(), uid),
                match.string(Tag.SOP_CLASS_UID).filter(InstanceQuery::isUid), number(match, Tag.INSTANCE_NUMBER),
                number(match, Tag.NUMBER_OF_FRAMES), syntaxes.size() == 1 ? Optional.of(syntaxes.get(0)) : Optional.empty());
    }

    String uid() {
        return identity.instanceUid().orElseThrow();
    }

    String seriesUid() {
        return identity.seriesUid().orElseThrow();
    }

    private static OptionalInt number(DataSet match, int tag) {
        OptionalLong number = match.integer(tag);
        return number.isPresent() && number.getAsLong() == (int) number.getAsLong() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }
}
