/** Instances in other transfer syntaxes, and frames as images: what is decoded, how large, and how much of it at a time. */
package org.affinitydomain.imagingsource.transcode;
