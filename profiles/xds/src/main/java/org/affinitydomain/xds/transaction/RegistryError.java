package org.affinitydomain.xds.transaction;

import java.util.Objects;

/**
 * One reason for a failure, or a warning (ITI TF-3 4.2.4.2).
 *
 * @param errorCode   one of {@link XdsErrorCode} or of another system's
 * @param codeContext what a person needs to find the cause
 * @param severity    error or warning
 * @param location    where it was noticed; may be empty
 */
public record RegistryError(String errorCode, String codeContext, Severity severity, String location) {

    /** The severities, with their URNs. */
    public enum Severity {
        ERROR("urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error"),
        WARNING("urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Warning");

        private final String urn;

        Severity(String urn) {
            this.urn = urn;
        }

        /** The URN in messages. */
        public String urn() {
            return urn;
        }
    }

    public RegistryError {
        Objects.requireNonNull(errorCode, "errorCode");
        Objects.requireNonNull(codeContext, "codeContext");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(location, "location");
    }

    /** This error with the place where it was noticed. */
    public RegistryError at(String place) {
        return new RegistryError(errorCode, codeContext, severity, place);
    }

    /** Whether it is of that kind. */
    public boolean is(XdsErrorCode code) {
        return errorCode.equals(code.code());
    }
}
