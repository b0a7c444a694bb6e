/**
 * Patient identity: who is known under which identifiers (ITI TF-1 5, Patient Identifier Cross-referencing).
 *
 * <p>{@link org.affinitydomain.pix.PatientDirectory} is what others ask; {@link org.affinitydomain.pix.feed} is how
 * patients become known.
 */
package org.affinitydomain.pix;
