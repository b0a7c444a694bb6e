/** What the registry knows of the repository's documents: reaching it, and asking whether an entry is there. */
package org.affinitydomain.repository.registration;
