package org.affinitydomain.xds.validation;

import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** The errors found so far, up to a bound; each knows the actor that reports it. Not for several threads. */
final class Problems {

    /** So many errors are reported; a sender who has made more of them fixes these first. */
    static final int LIMIT = 100;

    private final List<RegistryError> errors = new ArrayList<>();
    private final boolean repository;
    private int left;

    Problems(Submission submission) {
        this.repository = submission == Submission.PROVIDE;
    }

    /** Something is wrong with the metadata. */
    void metadata(String context) {
        add(repository ? XdsErrorCode.REPOSITORY_METADATA_ERROR : XdsErrorCode.REGISTRY_METADATA_ERROR, context);
    }

    /** A uniqueId occurs twice. */
    void duplicateUniqueId(String context) {
        add(repository ? XdsErrorCode.REPOSITORY_DUPLICATE_UNIQUE_ID_IN_MESSAGE
                : XdsErrorCode.REGISTRY_DUPLICATE_UNIQUE_ID_IN_MESSAGE, context);
    }

    /** Something else is wrong. */
    void add(XdsErrorCode code, String context) {
        if (errors.size() < LIMIT) {
            errors.add(code.in(context));
        } else {
            left++;
        }
    }

    /** The errors in the order in which they were found. */
    List<RegistryError> errors() {
        if (left == 0) {
            return List.copyOf(errors);
        }
        List<RegistryError> all = new ArrayList<>(errors);
        all.add(new RegistryError(all.get(0).errorCode(), left + " more errors are left out", RegistryError.Severity.ERROR, ""));
        return List.copyOf(all);
    }
}
