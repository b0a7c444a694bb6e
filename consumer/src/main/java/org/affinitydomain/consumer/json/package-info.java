/** What the consumer knows, as the JSON that {@code docs/consumer-rest.md} describes. */
package org.affinitydomain.consumer.json;
