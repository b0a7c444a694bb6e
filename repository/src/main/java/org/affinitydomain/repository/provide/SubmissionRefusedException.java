package org.affinitydomain.repository.provide;

import java.util.List;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;

/** The repository itself refuses a submission, for the reasons it carries (ITI TF-2 3.41.4.1.3). */
final class SubmissionRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<RegistryError> errors;

    SubmissionRefusedException(List<RegistryError> errors) {
        super(errors.toString());
        this.errors = List.copyOf(errors);
    }

    SubmissionRefusedException(RegistryError error) {
        this(List.of(error));
    }

    RegistryResponse response() {
        return RegistryResponse.failure(errors);
    }
}
