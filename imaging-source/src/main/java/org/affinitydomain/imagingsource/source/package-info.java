/** The imaging sources of the domain that this installation runs, each with its PACS. */
package org.affinitydomain.imagingsource.source;
