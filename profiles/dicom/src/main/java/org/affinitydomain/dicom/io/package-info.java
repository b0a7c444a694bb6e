/**
 * Part 10 files and data sets, read and written by streaming (PS3.10 7, PS3.5 7 and annex A). Every length and depth that
 * input names is checked against what there is and against the limits of the reader; whatever is wrong with input is a
 * {@link org.affinitydomain.dicom.io.DicomFormatException}, which names the byte.
 */
package org.affinitydomain.dicom.io;
