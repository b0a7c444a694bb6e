package org.affinitydomain.tools.verify;

import java.util.List;

/**
 * Keeps what a verification tells.
 *
 * @param lines where to, in the order in which it is told
 */
record Told(List<String> lines) implements Verification.Listener {
    @Override
    public void begin(long documents) {
        lines.add("of " + documents);
    }

    @Override
    public void progress(long documents) {
        lines.add("so far " + documents);
    }

    @Override
    public void finding(Finding finding) {
        lines.add(finding.line());
    }
}
