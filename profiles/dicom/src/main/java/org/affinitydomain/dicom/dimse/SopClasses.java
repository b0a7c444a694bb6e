package org.affinitydomain.dicom.dimse;

/** The SOP classes of the services here (PS3.4, PS3.6 A). */
final class SopClasses {
    static final String INSTANCE_AVAILABILITY_NOTIFICATION = "1.2.840.10008.5.1.4.33";
    private static final String STANDARD = "1.2.840.10008.";
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
    private static final String RT_DELIVERY_INSTRUCTION_STORAGE = "1.2.840.10008.5.1.4.34.7";

    private SopClasses() {
    }

    /** True for the classes of PS3.4 B.5, for retired ones, and for private ones, which can be nothing else here. */
    static boolean isStorage(String sopClassUid) {
        return sopClassUid.startsWith(STORAGE) || sopClassUid.equals(RT_DELIVERY_INSTRUCTION_STORAGE)
                || !sopClassUid.startsWith(STANDARD) && !sopClassUid.isEmpty();
    }
}
