/**
 * The study summary: an On-Demand document that says on a page what a manifest lists, for a reader who has no use for a DICOM
 * file. It is HTML that is XML as well, so that every consumer can show it, and it says what the manifest does not.
 */
package org.affinitydomain.repository.summary;
