package org.affinitydomain.repository.registration;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** Tells a registry that was never reached from one whose answer was lost. */
public final class RegistryContact {

    /** What is thrown before a single byte of a request has left. */
    private static final List<Class<? extends Exception>> BEFORE_SENDING = List.of(ConnectException.class,
            NoRouteToHostException.class, UnknownHostException.class, HttpConnectTimeoutException.class,
            UnresolvedAddressException.class, NamingException.class);
    private static final int DEEPEST = 20;

    private RegistryContact() {
    }

    /**
     * Whether a registry that says no may have registered all the same: its database failed, and when that happens while a
     * transaction is committed, nobody knows whether it was.
     */
    public static boolean leavesDoubt(RegistryResponse refusal) {
        return refusal.errors().stream().anyMatch(error -> error.is(XdsErrorCode.REGISTRY_BUSY) || error.is(XdsErrorCode.REGISTRY_ERROR));
    }

    /** Whether the request certainly did not reach the registry, so that it cannot have registered anything. */
    public static boolean neverMade(Exception failure) {
        Optional<Throwable> cause = Optional.of(failure);
        for (int depth = 0; cause.isPresent() && depth < DEEPEST; depth++) {
            Throwable current = cause.get();
            if (BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(current))) {
                return true;
            }
            cause = Optional.ofNullable(current.getCause());
        }
        return false;
    }
}
