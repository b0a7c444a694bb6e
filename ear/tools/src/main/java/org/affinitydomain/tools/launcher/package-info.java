/** The commands of {@code ./affinity}. */
package org.affinitydomain.tools.launcher;
