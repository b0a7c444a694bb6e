/** ITI-43 Retrieve Document Set: the decisions. */
package org.affinitydomain.repository.retrieve;
