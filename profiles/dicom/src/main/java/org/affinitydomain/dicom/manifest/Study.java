package org.affinitydomain.dicom.manifest;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The study of a manifest (PS3.3 C.7.2.1).
 *
 * @param instanceUid        Study Instance UID
 * @param date               the day it began
 * @param time               the time it began
 * @param accession          the accession number; empty when several requests share the study
 * @param referringPhysician the name in the form of PN
 * @param id                 Study ID
 * @param description        Study Description
 */
public record Study(String instanceUid, Optional<LocalDate> date, Optional<LocalTime> time,
                    Optional<Identifier> accession, Optional<String> referringPhysician, Optional<String> id,
                    Optional<String> description) {
}
