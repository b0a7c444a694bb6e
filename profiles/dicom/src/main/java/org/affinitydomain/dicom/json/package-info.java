/**
 * The DICOM JSON Model (PS3.18 F), read and written by streaming.
 */
package org.affinitydomain.dicom.json;
