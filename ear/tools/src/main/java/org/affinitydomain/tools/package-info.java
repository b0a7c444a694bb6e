/** The command line of an installation, its server process, and the demonstration. Plain Java, outside the server. */
package org.affinitydomain.tools;
