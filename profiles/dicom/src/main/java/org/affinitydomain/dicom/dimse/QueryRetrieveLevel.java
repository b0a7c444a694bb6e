package org.affinitydomain.dicom.dimse;

/** Query/Retrieve Level (0008,0052): the values are the names (PS3.4 C.6.1.1). */
public enum QueryRetrieveLevel {
    PATIENT, STUDY, SERIES, IMAGE
}
