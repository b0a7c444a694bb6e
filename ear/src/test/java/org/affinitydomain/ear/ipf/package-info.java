/** IPF, written by others, as the client of every transaction and as the judge of every answer. */
package org.affinitydomain.ear.ipf;
