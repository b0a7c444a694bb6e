package org.affinitydomain.imagingsource.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.KeyObject;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.uid.SopClass;
import org.affinitydomain.domain.ImagingCodes;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.imagingsource.pacs.PacsSeries;

/** Describes a series in a manifest by the headers of one of its instances (PS3.16 TID 1602). */
final class SeriesBuilder {
    /** Coding Scheme Designator is of VR SH. */
    private static final int LONGEST_DESIGNATOR = 16;
    private static final String SNOMED_CT = "2.16.840.1.113883.6.96";
    /** PS3.16 CID 244, for the values of Laterality (0020,0060). */
    private static final Map<String, Code> SIDES = Map.of("R", new Code("24028007", "SCT", "Right"),
            "L", new Code("7771000", "SCT", "Left"));

    private final ImagingCodes codes;
    private final RetrieveLocation retrieve;

    SeriesBuilder(ImagingCodes codes, RetrieveLocation retrieve) {
        this.codes = codes;
        this.retrieve = retrieve;
    }

    Series build(PacsSeries series) {
        DataSet headers = series.headers();
        OptionalLong number = headers.integer(Tag.SERIES_NUMBER);
        return new Series(series.instanceUid(), headers.string(Tag.MODALITY), headers.date(Tag.SERIES_DATE),
                headers.time(Tag.SERIES_TIME),
                number.isPresent() && number.getAsLong() == (int) number.getAsLong() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty(),
                headers.string(Tag.SERIES_DESCRIPTION), region(headers),
                headers.string(Tag.LATERALITY).flatMap(side -> Optional.ofNullable(SIDES.get(side))), retrieve, instances(series));
    }

    /** The headers are those of one instance: with several key objects it is not known which one they are of. */
    private static List<Instance> instances(PacsSeries series) {
        List<Instance> instances = series.instances();
        Optional<Code> title = Code.of(series.headers(), Tag.CONCEPT_NAME_CODE_SEQUENCE);
        boolean known = instances.size() == 1 && title.isPresent()
                && instances.get(0).sopClassUid().equals(SopClass.KEY_OBJECT_SELECTION_DOCUMENT);
        return known ? List.of(instances.get(0).withKeyObject(new KeyObject(title.get(), Optional.empty()))) : instances;
    }

    /** The region in the code that the domain has for it, or else as the device codes it. */
    private Optional<Code> region(DataSet headers) {
        Optional<Code> coded = Code.of(headers, Tag.ANATOMIC_REGION_SEQUENCE);
        Optional<Code> agreed = coded.isPresent()
                ? agreed(() -> codes.anatomicRegion(coded.get().value(), coded.get().scheme()))
                : headers.string(Tag.BODY_PART_EXAMINED).flatMap(part -> agreed(() -> codes.bodyPart(part)));
        return agreed.or(() -> coded);
    }

    private static Optional<Code> agreed(Mapping mapping) {
        try {
            org.affinitydomain.domain.Code code = mapping.code();
            String designator = code.codingScheme().equals(SNOMED_CT) ? "SCT" : code.codingScheme();
            return designator.length() > LONGEST_DESIGNATOR ? Optional.empty() : Optional.of(new Code(code.code(), designator, code.display()));
        } catch (UnmappedValueException e) {
            return Optional.empty();
        }
    }

    private interface Mapping {
        org.affinitydomain.domain.Code code() throws UnmappedValueException;
    }
}
