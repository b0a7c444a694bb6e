/** The FHIR Imaging Study Manifest (IHE RAD MADO, implementation guide IHE.RAD.MADO 1.0.0): what a KOS says, as a FHIR document. */
package org.affinitydomain.fhir.manifest;
