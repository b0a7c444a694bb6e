/** Instances that were fetched from a PACS, kept on disk for a while, so that the next one who asks does not burden the PACS. */
package org.affinitydomain.imagingsource.cache;
