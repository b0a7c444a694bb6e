/** The work list: what was published of which study, what keeps others back, and asking for them again. */
package org.affinitydomain.imagingsource.worklist;
