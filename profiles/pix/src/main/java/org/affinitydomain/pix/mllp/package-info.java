/**
 * The Minimal Lower Layer Protocol of HL7 v2 (release 1, HL7 v2.5 implementation guide appendix C; ITI TF-2 Appendix C.2.1): a server that
 * takes any bytes from anybody without harm.
 */
package org.affinitydomain.pix.mllp;
