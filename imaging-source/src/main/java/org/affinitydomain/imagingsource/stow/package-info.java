/** STOW-RS (PS3.18 10.5): images that are stored by HTTP in the sources that keep images themselves. */
package org.affinitydomain.imagingsource.stow;
