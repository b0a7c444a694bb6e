package org.affinitydomain.dicom.dimse;

/** What kind of status a response has (PS3.7 C). */
public enum StatusClass {
    SUCCESS, PENDING, CANCEL, WARNING, FAILURE
}
