package org.affinitydomain.imagingsource.pacs.dimse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * In which transfer syntax a PACS sends, which DIMSE does not tell beforehand. The instances of a series are nearly always
 * alike, so that one of them speaks for all; a series where that has turned out to be wrong is remembered, and each of its
 * instances is asked for itself. Bounded; threads may share it.
 */
final class SeriesSyntaxes {
    private static final int SERIES = 4_096;
    private static final String MIXED = "";

    private final Map<String, String> bySeries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > SERIES;
        }
    };

    /** What is known of an instance. */
    synchronized Optional<String> of(FoundInstance instance) {
        return Optional.ofNullable(bySeries.get(key(instance))).filter(syntax -> !syntax.equals(MIXED));
    }

    /** Notes in which syntax an instance came. */
    synchronized void note(FoundInstance instance, String transferSyntaxUid) {
        String before = bySeries.putIfAbsent(key(instance), transferSyntaxUid);
        if (before != null && !before.equals(transferSyntaxUid)) {
            bySeries.put(key(instance), MIXED);
        }
    }

    private static String key(FoundInstance instance) {
        return instance.seriesUid() + ' ' + instance.sopClassUid().orElse("");
    }
}
