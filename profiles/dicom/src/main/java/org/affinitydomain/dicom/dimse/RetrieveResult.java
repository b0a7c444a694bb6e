package org.affinitydomain.dicom.dimse;

import java.util.List;

/**
 * How a retrieve ended (PS3.4 C.4.2.1.5).
 *
 * @param status  of the last response
 * @param counts  of its sub-operations
 * @param failed  Failed SOP Instance UID List (0008,0058), where the provider tells it
 * @param comment Error Comment (0000,0902); empty text when absent
 */
public record RetrieveResult(Status status, SubOperations counts, List<String> failed, String comment) {
    private static final int FAILED_SOP_INSTANCE_UID_LIST = 0x00080058;

    public RetrieveResult {
        failed = List.copyOf(failed);
    }

    static RetrieveResult of(Message response) throws java.io.IOException {
        return new RetrieveResult(response.command().status(), response.command().subOperations(),
                response.readDataSet().strings(FAILED_SOP_INSTANCE_UID_LIST), response.command().errorComment());
    }
}
