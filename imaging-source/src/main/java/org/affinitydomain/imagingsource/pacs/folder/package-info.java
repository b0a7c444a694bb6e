/** A folder of DICOM files as a PACS, with an index of it in the database. */
package org.affinitydomain.imagingsource.pacs.folder;
