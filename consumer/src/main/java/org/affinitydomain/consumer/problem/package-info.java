/** What can go wrong for someone who asks the consumer, in the terms of HTTP problems (RFC 9457). */
package org.affinitydomain.consumer.problem;
