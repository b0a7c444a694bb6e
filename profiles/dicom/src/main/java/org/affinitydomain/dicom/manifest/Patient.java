package org.affinitydomain.dicom.manifest;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The patient of a manifest, as the place that made the images knows them (PS3.3 C.7.1.1).
 *
 * @param id        the identifier, with its assigning authority
 * @param name      the name in the form of PN, such as {@code Muster^Anna}
 * @param birthDate the day of birth
 * @param sex       M, F or O
 */
public record Patient(Optional<Identifier> id, Optional<String> name, Optional<LocalDate> birthDate,
                      Optional<String> sex) {
}
