package org.affinitydomain.imagingsource.pacs.dimse;

import org.affinitydomain.dicom.dimse.StorageReceiver;

/** Takes instances that are sent to be kept, under titles of its own. */
public interface KeptStorage extends StorageReceiver {

    /** Whether what is sent under a title is to be kept. */
    boolean keeps(String calledAeTitle);
}
