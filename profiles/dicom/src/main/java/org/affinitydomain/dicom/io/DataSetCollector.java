package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Dictionary;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Makes a {@link DataSet} of what is read, within what the options want to be kept. */
class DataSetCollector implements DataSetHandler {
    private final ReadOptions options;
    private final Deque<DataSetBuilder> dataSets = new ArrayDeque<>();
    private final Deque<List<DataSet>> sequences = new ArrayDeque<>();

    DataSetCollector(ReadOptions options) {
        this.options = options;
        dataSets.push(DataSet.builder(CharacterSet.DEFAULT));
    }

    /** The data set, once reading has ended. */
    DataSet dataSet() {
        return dataSets.getLast().build();
    }

    @Override
    public Decision decide(ElementHeader header) {
        if (header.depth() == 0 && Integer.compareUnsigned(header.tag(), options.stopBefore()) >= 0) {
            return Decision.STOP;
        }
        boolean unknownLength = header.isUndefinedLength() && options.maxValueLength() < Integer.MAX_VALUE;
        boolean large = !header.isUndefinedLength() && header.length() > options.maxValueLength();
        return unknownLength || large ? Decision.SKIP : Decision.READ;
    }

    @Override
    public void value(ElementHeader header, byte[] value) {
        dataSets.element().put(new Element.Value(header.tag(), vr(header), value));
    }

    @Override
    public void fragments(ElementHeader header, List<byte[]> fragments) {
        dataSets.element().put(new Element.Fragments(header.tag(), header.vr(), fragments));
    }

    @Override
    public void skipped(ElementHeader header, long length) {
        dataSets.element().put(new Element.BulkReference(header.tag(), vr(header), header.valueOffset(), length,
                header.isEncapsulated()));
    }

    @Override
    public void beginSequence(ElementHeader header) {
        sequences.push(new ArrayList<>());
    }

    @Override
    public void beginItem() {
        dataSets.push(DataSet.builder(dataSets.element().characterSet()));
    }

    @Override
    public void endItem() {
        DataSet item = dataSets.pop().build();
        sequences.element().add(item);
    }

    @Override
    public void endSequence(ElementHeader header) {
        dataSets.element().setItems(header.tag(), sequences.pop());
    }

    /** Where the dictionary leaves the choice of US or SS, Pixel Representation makes it (PS3.3 C.7.6.3.1). */
    private VR vr(ElementHeader header) {
        if (header.vr() != VR.US || header.explicitVr() || header.tag() == Tag.PIXEL_REPRESENTATION) {
            return header.vr();
        }
        boolean choice = Dictionary.standard().entry(header.tag()).filter(entry -> entry.vrs().contains(VR.SS)).isPresent();
        return choice && pixelsAreSigned() ? VR.SS : VR.US;
    }

    private boolean pixelsAreSigned() {
        return dataSets.stream().map(dataSet -> dataSet.element(Tag.PIXEL_REPRESENTATION))
                .flatMap(Optional::stream).findFirst()
                .filter(element -> element instanceof Element.Value value && !value.isEmpty() && value.bytes()[0] == 1)
                .isPresent();
    }
}
