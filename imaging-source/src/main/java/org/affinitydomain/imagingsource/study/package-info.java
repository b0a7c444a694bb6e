/** What the headers of a study say, understood with what is configured of its source. */
package org.affinitydomain.imagingsource.study;
