package org.affinitydomain.tools.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    @TempDir
    Path home;

    @Test
    void serverAndClientTrustEachOther() throws Exception {
        Path folder = home.resolve("certs");
        assertTrue(new Certificates(folder).createIfAbsent());
        assertFalse(new Certificates(folder).createIfAbsent());
        try (SSLServerSocket listener = (SSLServerSocket) context(folder, "server").getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setNeedClientAuth(true);
            CompletableFuture<String> peer = CompletableFuture.supplyAsync(() -> accept(listener));
            try (SSLSocket client = (SSLSocket) context(folder, "client").getSocketFactory().createSocket("127.0.0.1", listener.getLocalPort())) {
                SSLParameters checkName = client.getSSLParameters();
                checkName.setEndpointIdentificationAlgorithm("HTTPS");
                client.setSSLParameters(checkName);
                client.getOutputStream().write(1);
                client.getInputStream().read();
                X509Certificate server = (X509Certificate) client.getSession().getPeerCertificates()[0];
                assertEquals("CN=localhost", server.getSubjectX500Principal().getName());
            }
            assertEquals("CN=affinity-client", peer.join());
        }
        assertTrue(Files.readString(folder.resolve("client.key")).startsWith("-----BEGIN PRIVATE KEY-----"));
        assertTrue(Files.readString(folder.resolve("ca.pem")).contains("-----BEGIN CERTIFICATE-----"));
    }

    private static String accept(SSLServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getInputStream().read();
            String name = ((SSLSocket) socket).getSession().getPeerPrincipal().getName();
            socket.getOutputStream().write(1);
            return name;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SSLContext context(Path folder, String holder) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store(folder.resolve(holder + ".p12")), Certificates.PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store(folder.resolve("trust.p12")));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, Certificates.PASSWORD.toCharArray());
        }
        return store;
    }
}
