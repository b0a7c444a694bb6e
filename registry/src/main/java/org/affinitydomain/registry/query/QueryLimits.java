package org.affinitydomain.registry.query;

/**
 * How much one query may return.
 *
 * @param leafClass objects returned whole; more are XDSTooManyResults (ITI TF-2 3.18.4.1.3)
 * @param objectRef ids returned, and objects looked at on the way to a result
 */
public record QueryLimits(int leafClass, int objectRef) {

    /** 2,000 objects, 100,000 ids. */
    public static final QueryLimits DEFAULT = new QueryLimits(2_000, 100_000);
}
