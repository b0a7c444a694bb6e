/** Imaging Object Change Management (RAD TF-1 46, RAD TF-3 4.66): what a rejection note takes back is not shared. */
package org.affinitydomain.imagingsource.rejection;
