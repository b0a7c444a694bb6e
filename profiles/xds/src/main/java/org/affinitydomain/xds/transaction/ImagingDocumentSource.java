package org.affinitydomain.xds.transaction;

/** The Imaging Document Source actor (RAD TF-1 18.1.1.1); see {@link DocumentRegistry} for how it is reached. */
public interface ImagingDocumentSource {

    /** RAD-69 Retrieve Imaging Document Set (RAD TF-3 4.69). */
    RetrieveDocumentSetResponse retrieveImagingDocumentSet(RetrieveImagingDocumentSetRequest request) throws TransactionException;
}
