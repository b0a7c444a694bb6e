/**
 * Patient Identity Feed by HL7 v3 (ITI-44, ITI TF-2 3.44): messages of the Patient Registry, which make the same patients known
 * and merge them as ITI-8 does.
 */
package org.affinitydomain.pix.v3;
