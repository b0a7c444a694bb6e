package org.affinitydomain.tools.sample;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A study of the sample region.
 *
 * @param source             id of the imaging source that keeps it
 * @param patient            whose it is
 * @param accession          accession number, which names it in that source
 * @param order              placer order number
 * @param description        Study Description, in the language of the place
 * @param begin              Study Date and Time
 * @param region             what was imaged
 * @param referringPhysician PN
 * @param readingPhysician   PN
 * @param equipment          what made it
 * @param series             its series
 */
public record SampleStudy(String source, SamplePatient patient, String accession, String order, String description,
                          LocalDateTime begin, Region region, String referringPhysician, String readingPhysician,
                          Equipment equipment, List<SampleSeries> series) {

    /**
     * A part of the body.
     *
     * @param bodyPart Body Part Examined (0018,0015)
     * @param code     SNOMED CT
     * @param meaning  the code's meaning
     */
    public record Region(String bodyPart, String code, String meaning) {
    }

    /**
     * A machine.
     *
     * @param manufacturer who built it
     * @param model        its model name
     * @param station      its name in the department
     */
    public record Equipment(String manufacturer, String model, String station) {
    }

    /** Takes a copy. */
    public SampleStudy {
        series = List.copyOf(series);
    }

    /** How many images it has. */
    public int instanceCount() {
        return series.stream().mapToInt(SampleSeries::images).sum();
    }
}
