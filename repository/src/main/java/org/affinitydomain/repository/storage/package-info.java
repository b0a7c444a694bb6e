/**
 * Where documents are kept, behind the small SPI {@link org.affinitydomain.repository.storage.DocumentStorage}: content
 * goes from its stream to the storage once, hashed and counted on the way, and gets its final place in a second step.
 */
package org.affinitydomain.repository.storage;
