/**
 * Retrieving images: an instance is located through the manifest that lists it, and fetched from the imaging source that the
 * domain's configuration has for its Retrieve Location UID, by RAD-69 or by WADO-RS. Nothing else in a manifest decides whom
 * the consumer contacts.
 */
package org.affinitydomain.consumer.image;
