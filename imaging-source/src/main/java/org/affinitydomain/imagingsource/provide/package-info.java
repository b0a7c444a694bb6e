/**
 * What the sources of this installation provide to application entities that call them by DICOM, each under its Retrieve AE Title:
 * storage, search and retrieval (PS3.4 B and C; RAD TF-2 4.16).
 */
package org.affinitydomain.imagingsource.provide;
