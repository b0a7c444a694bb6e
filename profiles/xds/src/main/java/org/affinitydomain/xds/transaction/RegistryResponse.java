package org.affinitydomain.xds.transaction;

import java.util.List;

/**
 * Whether a request was fulfilled, and why not (ITI TF-3 4.2.4.1).
 *
 * @param status success, failure or partial success
 * @param errors errors and warnings
 */
public record RegistryResponse(Status status, List<RegistryError> errors) {

    /** The statuses, with their URNs. */
    public enum Status {
        SUCCESS("urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"),
        PARTIAL_SUCCESS("urn:ihe:iti:2007:ResponseStatusType:PartialSuccess"),
        FAILURE("urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure");

        private final String urn;

        Status(String urn) {
            this.urn = urn;
        }

        /** The URN in messages. */
        public String urn() {
            return urn;
        }
    }

    public RegistryResponse {
        errors = List.copyOf(errors);
    }

    /** Success without a word. */
    public static RegistryResponse success() {
        return new RegistryResponse(Status.SUCCESS, List.of());
    }

    /** Success, with warnings perhaps. */
    public static RegistryResponse success(List<RegistryError> warnings) {
        return new RegistryResponse(Status.SUCCESS, warnings);
    }

    /** Failure for the given reasons. */
    public static RegistryResponse failure(List<RegistryError> errors) {
        return new RegistryResponse(Status.FAILURE, errors);
    }

    /** Failure for one reason. */
    public static RegistryResponse failure(RegistryError error) {
        return failure(List.of(error));
    }

    /** Whether the request was fulfilled as a whole. */
    public boolean isSuccess() {
        return status == Status.SUCCESS;
    }
}
