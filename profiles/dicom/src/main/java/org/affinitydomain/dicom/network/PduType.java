package org.affinitydomain.dicom.network;

/** The types of PDUs (PS3.8 9.3.1). */
final class PduType {
    static final int ASSOCIATE_RQ = 1;
    static final int ASSOCIATE_AC = 2;
    static final int ASSOCIATE_RJ = 3;
    static final int DATA_TF = 4;
    static final int RELEASE_RQ = 5;
    static final int RELEASE_RP = 6;
    static final int ABORT = 7;
    /** Bytes before the variable field: type, reserved, length. */
    static final int HEADER = 6;

    private PduType() {
    }
}
