/** One installation: its folders, its settings, its certificates and its server process. */
package org.affinitydomain.tools.server;
