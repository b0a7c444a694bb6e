package org.affinitydomain.dicom.manifest;

import java.util.Optional;

/**
 * A request that the study fulfils: one item of Referenced Request Sequence (PS3.3 C.17.6.2).
 *
 * @param accession            the accession number
 * @param placerOrder          the order number of who placed it
 * @param fillerOrder          the order number of who fills it
 * @param procedureId          Requested Procedure ID
 * @param procedureDescription Requested Procedure Description
 */
public record ImagingRequest(Optional<Identifier> accession, Optional<Identifier> placerOrder,
                             Optional<Identifier> fillerOrder, Optional<String> procedureId,
                             Optional<String> procedureDescription) {
    /** A request of which nothing is known. */
    static final ImagingRequest UNKNOWN = new ImagingRequest(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());
}
