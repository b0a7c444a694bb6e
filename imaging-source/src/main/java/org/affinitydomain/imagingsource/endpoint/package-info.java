/** Where requests arrive; each endpoint decodes, calls and encodes. */
package org.affinitydomain.imagingsource.endpoint;
