package org.affinitydomain.registry.endpoint;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.affinitydomain.registry.MetadataAdministration;
import org.affinitydomain.xds.transaction.TransactionException;

/** The registry's bean of the same web application. */
final class Administration {

    private static final String NAME = "java:module/DocumentRegistryBean!" + MetadataAdministration.class.getName();

    private Administration() {
    }

    /** Finds the bean; at every call, because endpoints are made before it. */
    static MetadataAdministration find() throws TransactionException {
        try {
            return InitialContext.doLookup(NAME);
        } catch (NamingException e) {
            throw new TransactionException("the registry of this server is not running", e);
        }
    }
}
