package org.affinitydomain.xds.metadata;

/** What a set of metadata is submitted by; the rules of presence depend on it (ITI TF-3 4.3.1). */
public enum Submission {
    /** ITI-41 and RAD-68: the repository adds its uid, size and hash. */
    PROVIDE,
    /** ITI-42. */
    REGISTER,
    /** ITI-61: an On-Demand entry has no creation time, size or hash yet. */
    REGISTER_ON_DEMAND,
    /** ITI-57: new versions of DocumentEntries and Folders, changes of status, associations. */
    UPDATE,
    /** ITI-92: new versions of DocumentEntries only. */
    RESTRICTED_UPDATE;

    /** Whether it changes what is registered already, instead of registering something new. */
    public boolean isUpdate() {
        return this == UPDATE || this == RESTRICTED_UPDATE;
    }
}
