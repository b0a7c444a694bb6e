/** Patient Identity Feed by HL7 v2 (ITI-8, ITI TF-2 3.8): how patients become known. */
package org.affinitydomain.pix.feed;
