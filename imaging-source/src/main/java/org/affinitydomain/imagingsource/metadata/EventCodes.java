package org.affinitydomain.imagingsource.metadata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.imagingsource.pacs.PacsSeries;
import org.affinitydomain.imagingsource.study.StudyFacts;

/**
 * The event codes of a study: its modalities, without which it is not published, and its anatomic regions as far as the
 * domain has codes for them (RAD TF-3 4.68.4.1.2.3; ITI TF-3 4.2.3.2.10).
 */
final class EventCodes {
    private static final System.Logger LOG = System.getLogger(EventCodes.class.getName());

    private EventCodes() {
    }

    /**
     * The codes, modalities first.
     *
     * @throws UnmappedValueException when the domain has no code for a modality
     */
    static List<org.affinitydomain.domain.Code> of(StudyFacts facts, ImagingSource source) throws UnmappedValueException {
        Set<org.affinitydomain.domain.Code> codes = new LinkedHashSet<>();
        for (String modality : modalities(facts)) {
            codes.add(source.codes().modality(modality).eventCode());
        }
        for (PacsSeries series : facts.acquired()) {
            codes.addAll(regions(series.headers(), source));
        }
        return List.copyOf(codes);
    }

    /** The distinct modalities of the acquired series. */
    static List<String> modalities(StudyFacts facts) {
        return facts.acquired().stream().map(s -> s.headers().string(Tag.MODALITY)).flatMap(Optional::stream).distinct().toList();
    }

    private static List<org.affinitydomain.domain.Code> regions(DataSet headers, ImagingSource source) {
        List<org.affinitydomain.domain.Code> regions = new ArrayList<>();
        for (DataSet item : headers.items(Tag.ANATOMIC_REGION_SEQUENCE)) {
            Optional<Code> region = Code.of(item);
            if (region.isPresent()) {
                add(regions, source, () -> source.codes().anatomicRegion(region.get().value(), region.get().scheme()));
            }
        }
        Optional<String> bodyPart = headers.string(Tag.BODY_PART_EXAMINED);
        if (regions.isEmpty() && bodyPart.isPresent()) {
            add(regions, source, () -> source.codes().bodyPart(bodyPart.get()));
        }
        return regions;
    }

    /** Devices send regions of their own making; a study is not kept from a doctor because of one. */
    private static void add(List<org.affinitydomain.domain.Code> regions, ImagingSource source, Mapping mapping) {
        try {
            regions.add(mapping.code());
        } catch (UnmappedValueException e) {
            LOG.log(System.Logger.Level.INFO, "AFF3010 {0}: a study is published without its anatomic region. {1}", source.id(), e.getMessage());
        }
    }

    private interface Mapping {
        org.affinitydomain.domain.Code code() throws UnmappedValueException;
    }
}
