/** What is reached from outside: thin, each hands over to what answers. Their addresses are in {@code web.xml}. */
package org.affinitydomain.imagingsource.endpoint;
