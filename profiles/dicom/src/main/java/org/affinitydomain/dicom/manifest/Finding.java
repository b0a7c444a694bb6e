package org.affinitydomain.dicom.manifest;

/**
 * Something about a manifest that is against a rule.
 *
 * @param severity whether the rule is a must
 * @param rule     the rule
 * @param detail   what is wrong and where
 */
public record Finding(Severity severity, ManifestRule rule, String detail) {
    /** How much a finding weighs. */
    public enum Severity {
        /** The manifest must not be published. */
        ERROR,
        /** Some consumers will be worse off. */
        WARNING
    }

    @Override
    public String toString() {
        return severity + " " + rule + ": " + detail + " [" + rule.reference() + "]";
    }
}
