/**
 * What the repository knows of its documents: one row each, written before the document gets its place in the storage.
 *
 * <p>A document whose registration is not known to have succeeded is {@link
 * org.affinitydomain.repository.index.DocumentState#STORED STORED} and belongs to the one submission that brought it; others
 * of the same uniqueId wait until that is decided. So no submission can take away what another one has registered.
 */
package org.affinitydomain.repository.index;
