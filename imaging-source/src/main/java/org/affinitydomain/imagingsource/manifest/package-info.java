/** The manifest of a study (RAD TF-3 4.68.4.1.2.3), and its identifiers. */
package org.affinitydomain.imagingsource.manifest;
