/** RAD-69 Retrieve Imaging Document Set: the decisions. */
package org.affinitydomain.imagingsource.retrieve;
