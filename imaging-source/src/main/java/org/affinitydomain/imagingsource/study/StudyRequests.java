package org.affinitydomain.imagingsource.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.ImagingRequest;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.imagingsource.pacs.PacsSeries;
import org.affinitydomain.imagingsource.pacs.PacsStudy;

/** The requests that a study fulfils, as its objects tell in Request Attributes (PS3.3 C.7.3.1) and in the study itself. */
final class StudyRequests {
    private final ImagingSource source;

    StudyRequests(ImagingSource source) {
        this.source = source;
    }

    /** The distinct requests of all series; without any, one made of the study's accession number, when it has one. */
    List<ImagingRequest> of(PacsStudy study) {
        Set<ImagingRequest> requests = new LinkedHashSet<>();
        for (PacsSeries series : study.series()) {
            Stream.of(Tag.REQUEST_ATTRIBUTES_SEQUENCE, Tag.REFERENCED_REQUEST_SEQUENCE)
                    .flatMap(tag -> series.headers().items(tag).stream())
                    .map(item -> request(item, series.headers())).forEach(requests::add);
        }
        requests.removeIf(r -> r.accession().isEmpty() && r.placerOrder().isEmpty() && r.procedureId().isEmpty());
        if (requests.isEmpty()) {
            ImagingRequest whole = request(DataSet.empty(), study.headers());
            if (whole.accession().isPresent() || whole.placerOrder().isPresent()) {
                requests.add(whole);
            }
        }
        return List.copyOf(requests);
    }

    /** The accession number, when it is the same everywhere; a study of several requests has none of its own. */
    Optional<Identifier> accession(PacsStudy study) {
        List<Identifier> all = new ArrayList<>();
        of(study).forEach(request -> request.accession().ifPresent(all::add));
        Optional<Identifier> ofStudy = accession(study.headers());
        return all.stream().distinct().count() > 1 ? Optional.empty() : ofStudy.or(() -> all.stream().findFirst());
    }

    private ImagingRequest request(DataSet item, DataSet whole) {
        return new ImagingRequest(accession(item, whole).or(() -> accession(whole)), placer(item).or(() -> placer(whole)), Optional.empty(),
                item.string(Tag.REQUESTED_PROCEDURE_ID), item.string(Tag.REQUESTED_PROCEDURE_DESCRIPTION));
    }

    /** A request that repeats the study's accession number without its issuer means the same one. */
    private Optional<Identifier> accession(DataSet item, DataSet whole) {
        boolean repeated = item.items(Tag.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE).isEmpty()
                && item.string(Tag.ACCESSION_NUMBER).isPresent() && item.string(Tag.ACCESSION_NUMBER).equals(whole.string(Tag.ACCESSION_NUMBER));
        return accession(repeated ? whole : item);
    }

    private Optional<Identifier> accession(DataSet dataSet) {
        return Issuers.identifier(dataSet, Tag.ACCESSION_NUMBER, Tag.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE, source.accessionAuthority());
    }

    private Optional<Identifier> placer(DataSet dataSet) {
        return Issuers.identifier(dataSet, Tag.PLACER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST, Tag.ORDER_PLACER_IDENTIFIER_SEQUENCE,
                source.orderAuthority());
    }
}
