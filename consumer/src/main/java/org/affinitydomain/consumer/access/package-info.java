/** The actors that the consumer asks, as the domain's configuration has them, and the streams that come from them. */
package org.affinitydomain.consumer.access;
