/**
 * Imaging manifests: Key Object Selection Documents that list what of a study is shared and where it is (RAD TF-3
 * 4.68.4.1.2.3, and MADO). They are written, read from whoever wrote them, and checked against the rules of IHE.
 */
package org.affinitydomain.dicom.manifest;
