package org.affinitydomain.imagingsource.publish;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** What an answer to RAD-68 means for the publication of a study. */
enum SubmissionOutcome {
    /** The manifest is registered; by this submission, or by an earlier one whose answer was lost. */
    REGISTERED,
    /** The manifest that was to be replaced is not there to be replaced. */
    NOTHING_TO_REPLACE,
    /** The reason may pass: a patient not yet fed, a registry out of order. */
    LATER,
    /** The same submission would be refused again. */
    REFUSED;

    private static final Set<String> PASSING = codes(XdsErrorCode.UNKNOWN_PATIENT_ID, XdsErrorCode.REGISTRY_BUSY,
            XdsErrorCode.REPOSITORY_BUSY, XdsErrorCode.REGISTRY_NOT_AVAILABLE, XdsErrorCode.REGISTRY_ERROR, XdsErrorCode.REPOSITORY_ERROR,
            XdsErrorCode.REGISTRY_OUT_OF_RESOURCES, XdsErrorCode.REPOSITORY_OUT_OF_RESOURCES);
    private static final Set<String> NO_TARGET = codes(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION,
            XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR);

    static SubmissionOutcome of(RegistryResponse response) {
        if (response.isSuccess()) {
            return REGISTERED;
        }
        List<RegistryError> errors = response.errors().stream().filter(e -> e.severity() == RegistryError.Severity.ERROR).toList();
        // Identifiers follow from the content: one that is registered already was registered with this very content.
        if (errors.stream().anyMatch(e -> e.is(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY))) {
            return REGISTERED;
        }
        if (!errors.isEmpty() && errors.stream().allMatch(e -> NO_TARGET.contains(e.errorCode()))) {
            return NOTHING_TO_REPLACE;
        }
        return errors.isEmpty() || errors.stream().anyMatch(e -> PASSING.contains(e.errorCode())) ? LATER : REFUSED;
    }

    /** The errors of an answer for people. */
    static String text(RegistryResponse response) {
        return response.errors().isEmpty() ? response.status() + " without a reason"
                : response.errors().stream().map(e -> e.errorCode() + ": " + e.codeContext()).collect(Collectors.joining("; "));
    }

    private static Set<String> codes(XdsErrorCode... codes) {
        return List.of(codes).stream().map(XdsErrorCode::code).collect(Collectors.toUnmodifiableSet());
    }
}
