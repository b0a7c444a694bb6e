/** Finds documents that no registration followed, after a crash or a lost answer, and settles what becomes of them. */
package org.affinitydomain.repository.sweep;
