package org.affinitydomain.dicom.dimse;

/** Query/Retrieve Information Models (PS3.4 C.6), each with its three SOP classes. */
public enum QueryRetrieveModel {
    PATIENT_ROOT("1.2.840.10008.5.1.4.1.2.1."), STUDY_ROOT("1.2.840.10008.5.1.4.1.2.2.");

    private final String root;

    QueryRetrieveModel(String root) {
        this.root = root;
    }

    /** The SOP class of C-FIND. */
    public String find() {
        return root + '1';
    }

    /** The SOP class of C-MOVE. */
    public String move() {
        return root + '2';
    }

    /** The SOP class of C-GET. */
    public String get() {
        return root + '3';
    }
}
