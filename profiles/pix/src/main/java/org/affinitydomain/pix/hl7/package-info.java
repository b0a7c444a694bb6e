/**
 * HL7 v2 messages as far as patient identity needs them: read whatever their structure, answered with acknowledgements
 * that say exactly what was wrong (HL7 v2.5 chapter 2, ITI TF-2 Appendix C.2).
 */
package org.affinitydomain.pix.hl7;
