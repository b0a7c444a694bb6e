/** A lean SOAP client: it sends messages that are ready and looks through answers while they come, so that the client's own work does not count. */
package org.affinitydomain.tools.bench.soap;
