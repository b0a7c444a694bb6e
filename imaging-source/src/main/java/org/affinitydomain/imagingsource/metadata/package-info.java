/** The document metadata of a manifest (RAD TF-3 4.68.4.1.2.3; ITI TF-3 4.2.3). */
package org.affinitydomain.imagingsource.metadata;
