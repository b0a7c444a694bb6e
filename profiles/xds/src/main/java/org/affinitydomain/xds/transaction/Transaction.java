package org.affinitydomain.xds.transaction;

/**
 * One transaction of an actor, from its request to its answer. Errors that the framework has a code for are in the answer.
 *
 * @param <Q> the request
 * @param <R> the answer
 */
@FunctionalInterface
public interface Transaction<Q, R> {

    /** Carries out a request. */
    R call(Q request) throws TransactionException;
}
