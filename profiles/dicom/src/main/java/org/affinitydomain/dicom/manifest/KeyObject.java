package org.affinitydomain.dicom.manifest;

import java.util.Optional;

/**
 * What a Key Object Selection Document among the instances of a study is for (PS3.16 TID 1609).
 *
 * @param title       the document title (PS3.16 CID 7010), such as (113000, DCM, "Of Interest")
 * @param description Key Object Description
 */
public record KeyObject(Code title, Optional<String> description) {
}
