/** Where a hospital keeps its images, whatever the brand: the interface that the rest of this actor sees. */
package org.affinitydomain.imagingsource.pacs;
