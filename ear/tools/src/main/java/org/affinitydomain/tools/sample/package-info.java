/**
 * The sample region's patients and studies. Nothing here is real: the people do not exist, the images are drawn. All of it
 * follows from constants, so every run makes the same bytes.
 */
package org.affinitydomain.tools.sample;
