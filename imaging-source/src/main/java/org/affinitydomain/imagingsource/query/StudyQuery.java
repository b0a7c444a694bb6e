package org.affinitydomain.imagingsource.query;

import java.util.EnumMap;
import java.util.Map;
import org.affinitydomain.dicom.dimse.QueryRetrieveLevel;

/**
 * A search.
 *
 * @param level what is looked for
 * @param keys  what of it, and of what it belongs to, has to match
 */
public record StudyQuery(QueryRetrieveLevel level, Map<QueryAttribute, Matching> keys) {

    /** Refuses keys of what belongs to what is looked for. */
    public StudyQuery {
        keys = Map.copyOf(keys);
        for (QueryAttribute key : keys.keySet()) {
            if (key.level().compareTo(level) > 0) {
                throw new IllegalArgumentException(key + " is no key of level " + level);
            }
        }
    }

    /** Collects the keys of a search. */
    public static final class Builder {
        private final QueryRetrieveLevel level;
        private final Map<QueryAttribute, Matching> keys = new EnumMap<>(QueryAttribute.class);

        /** A search for something. */
        public Builder(QueryRetrieveLevel level) {
            this.level = level;
        }

        /**
         * Adds a key, unless it matches everything.
         *
         * @throws IllegalArgumentException when it is no value of the attribute
         */
        public Builder key(QueryAttribute attribute, String value) {
            Matching.of(attribute, value).ifPresent(matching -> keys.put(attribute, matching));
            return this;
        }

        /** The search. */
        public StudyQuery build() {
            return new StudyQuery(level, keys);
        }
    }
}
