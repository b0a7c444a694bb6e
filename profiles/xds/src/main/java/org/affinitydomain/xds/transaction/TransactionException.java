package org.affinitydomain.xds.transaction;

/**
 * A transaction could not be carried out: the other side did not answer, answered with a SOAP fault, or with something
 * that is no answer. Nothing is known of whether it did what was asked.
 */
public class TransactionException extends Exception {

    private static final long serialVersionUID = 1L;

    public TransactionException(String message) {
        super(message);
    }

    public TransactionException(String message, Throwable cause) {
        super(message, cause);
    }
}
