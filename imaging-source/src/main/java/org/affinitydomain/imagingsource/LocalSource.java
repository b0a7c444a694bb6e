package org.affinitydomain.imagingsource;

import java.time.ZoneId;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.study.StudyFacts;

/**
 * An imaging source that runs here, with the PACS behind it.
 *
 * @param domain the affinity domain
 * @param source what the domain says of the source
 * @param pacs   where its images are
 * @param zone   of the hospital, for DICOM objects that do not say their offset from UTC
 */
public record LocalSource(AffinityDomain domain, ImagingSource source, Pacs pacs, ZoneId zone) {

    /** What the headers of one of its studies say. */
    public StudyFacts facts(PacsStudy study) {
        return StudyFacts.of(study, domain, source, zone);
    }
}
