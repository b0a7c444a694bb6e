/** The archive of a practice without PACS: images that are stored here, and are read, searched and shared from here. */
package org.affinitydomain.imagingsource.archive;
