/**
 * DIMSE messages and services (PS3.7, PS3.4): verification, storage, query, retrieve and instance availability notification, as
 * user and as provider. Data sets stream from presentation data values to an InputStream and back; only identifiers of queries,
 * which are small and bounded, are held as data sets.
 */
package org.affinitydomain.dicom.dimse;
