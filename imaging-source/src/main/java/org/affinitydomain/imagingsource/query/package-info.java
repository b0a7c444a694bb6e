/** Searching for patients, studies, series and instances (PS3.4 C, PS3.18 10.6): what is asked, whichever way it is asked. */
package org.affinitydomain.imagingsource.query;
