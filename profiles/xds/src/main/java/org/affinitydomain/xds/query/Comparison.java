package org.affinitydomain.xds.query;

/** How a parameter of a stored query compares with an attribute (ITI TF-2 3.18.4.1.2.3.4 and 3.18.4.1.2.3.5). */
public enum Comparison {
    /** Equal to the one value. */
    EQUAL_TO(false, false),
    /** Equal to any of the values. */
    EQUAL_TO_ANY(true, false),
    /** Any of the codes, each {@code code^^scheme}. */
    CODED(true, false),
    /** Any of the codes; a slot that is repeated adds a condition of its own. */
    CODED_EACH_SLOT(true, true),
    /** Any of the values; a slot that is repeated adds a condition of its own. */
    EQUAL_TO_ANY_EACH_SLOT(true, true),
    /** Like the one pattern. */
    LIKE(false, false),
    /** Like any of the patterns, where % stands for any text and _ for any character. */
    LIKE_ANY(true, false),
    /** At this time or later. */
    FROM(false, false),
    /** Before this time. */
    TO(false, false);

    private final boolean multiple;
    private final boolean repeatable;

    Comparison(boolean multiple, boolean repeatable) {
        this.multiple = multiple;
        this.repeatable = repeatable;
    }

    /** Whether several values are alternatives to one another. */
    public boolean takesSeveralValues() {
        return multiple;
    }

    /** Whether the parameter may be repeated, each time as a further condition. */
    public boolean isRepeatable() {
        return repeatable;
    }
}
