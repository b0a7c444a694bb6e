/** A PACS that speaks DIMSE: C-FIND, and C-GET or C-MOVE (DICOM PS3.4 C). */
package org.affinitydomain.imagingsource.pacs.dimse;
