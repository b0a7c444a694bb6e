package org.affinitydomain.dicom.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A transport connection, with TLS or without. TLS lies over a socket of its own, so that closing that one ends every
 * read and write at once, whatever TLS is doing.
 */
final class Connection implements AutoCloseable {
    private static final int BUFFER = 64 << 10;
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final int LINGER_BYTES = 1 << 20;
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Socket transport;
    private final Socket socket;
    private final BufferedInputStream in;
    private final OutputStream out;
    private final Object writing = new Object();
    private final Deadline write = new Deadline();
    private final Deadline phase = new Deadline();
    private volatile boolean expired;

    private Connection(Socket transport, Socket socket) throws IOException {
        this.transport = transport;
        this.socket = socket;
        transport.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = socket.getOutputStream();
    }

    /** Over a connected socket that this side opened. */
    static Connection opened(Socket transport, String host, Optional<Tls> tls) throws IOException {
        if (tls.isEmpty()) {
            return new Connection(transport, transport);
        }
        SSLSocket socket = (SSLSocket) tls.get().context().getSocketFactory().createSocket(transport, host, transport.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        if (tls.get().verifyPeer()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        socket.setSSLParameters(parameters);
        return new Connection(transport, socket);
    }

    /** Over a socket that a peer opened. */
    static Connection accepted(Socket transport, Optional<Tls> tls) throws IOException {
        if (tls.isEmpty()) {
            return new Connection(transport, transport);
        }
        SSLSocket socket = (SSLSocket) tls.get().context().getSocketFactory().createSocket(transport, null, true);
        socket.setUseClientMode(false);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setNeedClientAuth(tls.get().verifyPeer());
        socket.setSSLParameters(parameters);
        return new Connection(transport, socket);
    }

    /** Makes the TLS handshake, where there is TLS. */
    void handshake(Duration timeout) throws IOException {
        if (socket instanceof SSLSocket tls) {
            socket.setSoTimeout(millis(timeout));
            phase.begin(timeout);
            tls.startHandshake();
            phase.end();
        }
    }

    /** Bytes from the peer. A read throws SocketTimeoutException after the silence given last. */
    InputStream in() {
        return in;
    }

    void silence(Duration timeout) throws IOException {
        socket.setSoTimeout(millis(timeout));
    }

    /** Limits what is under way as a whole: when the time is over, the connection is closed. */
    Deadline phase() {
        return phase;
    }

    /** True when bytes have come that were not read. A moment is waited for them, since TLS cannot say without trying. */
    boolean hasInput(Duration silenceAfterwards) throws IOException {
        if (in.available() > 0) {
            return true;
        }
        if (socket == transport) {
            return false;
        }
        socket.setSoTimeout(1);
        try {
            in.mark(1);
            boolean there = in.read() >= 0;
            in.reset();
            return there;
        } catch (SocketTimeoutException nothingYet) {
            return false;
        } finally {
            silence(silenceAfterwards);
        }
    }

    void write(byte[] bytes, int offset, int length, Duration timeout) throws IOException {
        synchronized (writing) {
            write.begin(timeout);
            out.write(bytes, offset, length);
            out.flush();
            write.end();
        }
    }

    /** Whether a limit of time has closed it. */
    boolean expired() {
        return expired;
    }

    /** Closes it when a limit of time is over. */
    void closeWhenDue(long now) {
        if (write.isOver(now) || phase.isOver(now)) {
            expired = true;
            close();
        }
    }

    /** The certificate of the peer, when TLS has shown one. */
    Optional<X509Certificate> peerCertificate() {
        if (socket instanceof SSLSocket tls) {
            try {
                Certificate[] chain = tls.getSession().getPeerCertificates();
                return chain.length > 0 && chain[0] instanceof X509Certificate own ? Optional.of(own) : Optional.empty();
            } catch (javax.net.ssl.SSLPeerUnverifiedException anonymous) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    String peer() {
        return String.valueOf(transport.getRemoteSocketAddress());
    }

    /**
     * Waits until the peer has closed the connection, and closes it (PS3.8 9.2, Sta13). Without that, a peer that is still
     * sending would get a reset instead of the PDU that tells it why. One that goes on sending, and does not look, gets the reset.
     */
    void closeAfterPeer(Duration artim) {
        try {
            Duration limit = artim.compareTo(LINGER) < 0 ? artim : LINGER;
            phase.begin(limit);
            silence(limit);
            if (socket == transport) {
                socket.shutdownOutput();
            }
            byte[] rest = new byte[BUFFER];
            int left = LINGER_BYTES;
            for (int read = in.read(rest); read >= 0 && left > 0; read = in.read(rest)) {
                left -= read; // what comes now, nobody wants any more
            }
        } catch (IOException gone) {
            // The connection is being given up.
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            System.getLogger(Connection.class.getName()).log(System.Logger.Level.DEBUG, "a socket does not close", e);
        }
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
    }
}
