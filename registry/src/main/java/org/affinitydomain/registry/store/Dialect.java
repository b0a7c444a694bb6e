package org.affinitydomain.registry.store;

import org.affinitydomain.platform.DatabaseKind;

/** The few things that the databases say differently. */
public enum Dialect {
    H2(" FOR UPDATE") {
        @Override
        public String contains(String arrayColumn) {
            return "ARRAY_CONTAINS(" + arrayColumn + ", ?)";
        }

        @Override
        String nextValue(String sequence) {
            return "SELECT NEXT VALUE FOR " + sequence;
        }
    },
    POSTGRESQL(" FOR SHARE") {
        @Override
        public String contains(String arrayColumn) {
            // the form that an index of the array answers
            return arrayColumn + " @> ARRAY[?]";
        }

        @Override
        String nextValue(String sequence) {
            return "SELECT nextval('" + sequence + "')";
        }
    };

    private final String shared;

    Dialect(String shared) {
        this.shared = shared;
    }

    static Dialect of(DatabaseKind kind) {
        return valueOf(kind.name());
    }

    /** The condition that an array has the value of a parameter in it. */
    public abstract String contains(String arrayColumn);

    /** Reads the next number of a sequence. */
    abstract String nextValue(String sequence);

    /** What locks the rows of a SELECT against change, but not against others who do the same, where that can be said. */
    String forShare() {
        return shared;
    }
}
