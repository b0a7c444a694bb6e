package org.affinitydomain.repository.registration;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;

/** Tells a registry that was never reached from one whose answer was lost. */
public final class RegistryContact {

    /** What is thrown before a single byte of a request has left. */
    private static final List<Class<? extends Exception>> BEFORE_SENDING = List.of(ConnectException.class,
            NoRouteToHostException.class, UnknownHostException.class, HttpConnectTimeoutException.class,
            UnresolvedAddressException.class, NamingException.class);
    private static final int DEEPEST = 20;

    private RegistryContact() {
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
