/** What the actors of the affinity domain say in FHIR R4, by the structures of HAPI FHIR. */
package org.affinitydomain.fhir;
