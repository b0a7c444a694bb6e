/** Retrieving documents of any kind. */
package org.affinitydomain.consumer.document;
