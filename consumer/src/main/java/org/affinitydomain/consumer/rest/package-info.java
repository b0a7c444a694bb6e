/** The REST interface of {@code docs/consumer-rest.md}: decode, call, encode. */
package org.affinitydomain.consumer.rest;
