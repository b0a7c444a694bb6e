/** Learning of studies: which of them are looked at, when one is complete, and what a look at it comes to. */
package org.affinitydomain.imagingsource.learn;
