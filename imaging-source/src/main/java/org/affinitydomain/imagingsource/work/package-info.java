/** The work of the imaging sources: a durable queue in the database, and the threads that do what is in it. */
package org.affinitydomain.imagingsource.work;
