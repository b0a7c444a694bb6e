/**
 * Data sets and their values in memory (PS3.5 6 and 7), with the data dictionary (PS3.6). A {@link
 * org.affinitydomain.dicom.data.DataSet} does not change; texts are characters when asked for, and bytes as they came until
 * then. Values too large to be held are references to where they are.
 */
package org.affinitydomain.dicom.data;
