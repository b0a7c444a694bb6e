package org.affinitydomain.imagingsource.pacs;

import java.util.List;
import java.util.Set;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DataSetHandler;
import org.affinitydomain.dicom.io.ElementHeader;

/**
 * Keeps the attributes that identify an instance, and passes over all others: going through a whole file with it takes no memory,
 * and notices one that was cut short.
 */
public final class IdentityCollector implements DataSetHandler {
    /** What every instance of a study has. */
    public static final List<Integer> UIDS = List.of(Tag.SOP_CLASS_UID, Tag.SOP_INSTANCE_UID, Tag.STUDY_INSTANCE_UID, Tag.SERIES_INSTANCE_UID);
    private static final Set<Integer> KEPT = Set.of(Tag.SOP_CLASS_UID, Tag.SOP_INSTANCE_UID, Tag.STUDY_INSTANCE_UID,
            Tag.SERIES_INSTANCE_UID, Tag.INSTANCE_NUMBER, Tag.NUMBER_OF_FRAMES);
    private static final int LONGEST = 256;

    private final DataSetBuilder kept = DataSet.builder();

    /** What was kept. */
    public DataSet dataSet() {
        return kept.build();
    }

    @Override
    public Decision decide(ElementHeader header) {
        return header.depth() == 0 && KEPT.contains(header.tag()) && header.length() <= LONGEST ? Decision.READ : Decision.SKIP;
    }

    @Override
    public void value(ElementHeader header, byte[] value) {
        kept.put(new Element.Value(header.tag(), header.vr(), value));
    }

    @Override
    public void fragments(ElementHeader header, List<byte[]> fragments) {
        // never asked for
    }

    @Override
    public void skipped(ElementHeader header, long length) {
        // of no interest
    }

    @Override
    public void beginSequence(ElementHeader header) {
        // of no interest
    }

    @Override
    public void beginItem() {
        // of no interest
    }

    @Override
    public void endItem() {
        // of no interest
    }

    @Override
    public void endSequence(ElementHeader header) {
        // of no interest
    }
}
