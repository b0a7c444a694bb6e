package org.affinitydomain.dicom.network;

import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * TLS 1.2 and 1.3 on associations (PS3.15 B.9 and later profiles).
 *
 * @param context    own key and certificate, and whom to trust
 * @param verifyPeer beyond trusting the certificate: an acceptor demands one of the requestor, a requestor compares the host
 *                   name with the certificate of the acceptor
 */
public record Tls(SSLContext context, boolean verifyPeer) {
    public Tls {
        Objects.requireNonNull(context, "context");
    }
}
