/**
 * Bodies of DICOMweb messages in several parts (RFC 2046 5.1, RFC 2387; PS3.18 8.6.1.2), read and written by streaming.
 */
package org.affinitydomain.dicom.multipart;
