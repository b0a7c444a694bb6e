/** Calls by several clients at once, what they took, and the tables that show it. */
package org.affinitydomain.tools.bench.measure;
