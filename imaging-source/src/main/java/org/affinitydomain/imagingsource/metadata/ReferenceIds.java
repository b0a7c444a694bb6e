package org.affinitydomain.imagingsource.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.ImagingRequest;
import org.affinitydomain.imagingsource.study.StudyFacts;

/** The identifiers under which a study is also known (ITI TF-3 4.2.3.2.28): accession numbers, the study itself, orders. */
final class ReferenceIds {
    private static final String ACCESSION = "urn:ihe:iti:xds:2013:accession";
    private static final String ORDER = "urn:ihe:iti:xds:2013:order";
    private static final String STUDY = "urn:ihe:iti:xds:2016:studyInstanceUID";

    private ReferenceIds() {
    }

    /** The distinct references. */
    static List<String> of(StudyFacts facts) {
        List<String> references = new ArrayList<>();
        Stream.concat(facts.accession().stream(), identifiers(facts, ImagingRequest::accession))
                .map(id -> reference(id, ACCESSION)).forEach(references::add);
        references.add(Hl7.cxi(facts.study().instanceUid(), STUDY));
        identifiers(facts, ImagingRequest::placerOrder).map(id -> reference(id, ORDER)).forEach(references::add);
        return references.stream().distinct().toList();
    }

    private static Stream<Identifier> identifiers(StudyFacts facts, Function<ImagingRequest, Optional<Identifier>> part) {
        return facts.requests().stream().map(part).flatMap(Optional::stream);
    }

    private static String reference(Identifier id, String type) {
        return id.issuerOid().map(oid -> Hl7.cxi(id.value(), oid, type)).orElseGet(() -> Hl7.cxi(id.value(), type));
    }
}
