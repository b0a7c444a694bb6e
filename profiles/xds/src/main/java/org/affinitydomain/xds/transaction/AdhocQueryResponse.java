package org.affinitydomain.xds.transaction;

import java.io.IOException;
import java.util.Optional;

/**
 * The answer to a stored query (ITI TF-2 3.18.4.1.2.6).
 *
 * @param response success or failure
 * @param result   the objects found; none after a failure
 */
public record AdhocQueryResponse(RegistryResponse response, QueryResult result) {

    /** What was found, handed over object by object, so that it is never in memory as a whole. */
    @FunctionalInterface
    public interface QueryResult {

        /** A result without objects. */
        QueryResult NONE = sink -> { };

        /** Hands every object to the sink, in order. */
        void sendTo(Sink sink) throws IOException;
    }

    /** Takes the objects of a result. */
    public interface Sink {

        /**
         * Takes a whole object.
         *
         * @param xml its ebRIM element in UTF-8, with its namespace declared, without an XML declaration
         */
        void object(byte[] xml) throws IOException;

        /** Takes the id of an object. */
        void objectRef(String id, Optional<String> home) throws IOException;
    }

    /** A failure. */
    public static AdhocQueryResponse failure(RegistryError error) {
        return new AdhocQueryResponse(RegistryResponse.failure(error), QueryResult.NONE);
    }
}
