/**
 * What every actor needs of the place it runs in: settings, the domain of the installation, and databases with their
 * schema. The one profile module that knows a container.
 */
package org.affinitydomain.platform;
