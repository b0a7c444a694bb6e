/** HL7 v2 messages of a hospital's information systems that tell of studies: orders, and reports. */
package org.affinitydomain.imagingsource.hl7;
