/**
 * The DICOM upper layer over TCP and TLS (PS3.8): associations with what is negotiated on them, and presentation data in both
 * directions, by streaming. {@link org.affinitydomain.dicom.network.AssociationRequestor} opens associations,
 * {@link org.affinitydomain.dicom.network.AssociationServer} takes them. Every length that a peer names is checked before
 * memory is asked for, every wait has an end, and every thread belongs to one of these two and ends with it.
 */
package org.affinitydomain.dicom.network;
