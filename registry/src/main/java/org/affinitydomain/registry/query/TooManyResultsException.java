package org.affinitydomain.registry.query;

/** A query finds more than this registry returns at once. */
final class TooManyResultsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyResultsException(int limit) {
        super("more than " + limit + " objects; narrow the query, or ask for ObjectRefs");
    }
}
