/**
 * The Document Repository (ITI TF-1 10.1.1.4): keeps documents as they were submitted, registers their entries and returns
 * them. A request flows from the endpoint through the decisions of {@code provide} and {@code retrieve} to the index and the
 * storage.
 */
package org.affinitydomain.repository;
