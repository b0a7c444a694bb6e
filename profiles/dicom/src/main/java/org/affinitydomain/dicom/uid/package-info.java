/**
 * Unique identifiers (PS3.5 9), and those that this project treats in a way of their own: SOP classes and transfer syntaxes.
 */
package org.affinitydomain.dicom.uid;
