package org.affinitydomain.dicom.manifest;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings, up to a number after which more would not tell more. */
final class Findings {
    private static final int MAX = 1000;

    private final List<Finding> list = new ArrayList<>();

    void error(ManifestRule rule, String detail) {
        add(new Finding(Finding.Severity.ERROR, rule, detail));
    }

    void warning(ManifestRule rule, String detail) {
        add(new Finding(Finding.Severity.WARNING, rule, detail));
    }

    void errorUnless(boolean condition, ManifestRule rule, String detail) {
        if (!condition) {
            error(rule, detail);
        }
    }

    List<Finding> list() {
        return List.copyOf(list);
    }

    private void add(Finding finding) {
        if (list.size() < MAX) {
            list.add(finding);
        }
    }
}
