package org.affinitydomain.pix.mllp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same server over TLS, by nothing but another socket factory. */
class MllpTlsTest {
    private static final char[] PASSWORD = "throw-away".toCharArray();

    @Test
    void messagesTravelEncrypted(@TempDir Path folder) throws Exception {
        SSLContext tls = context(folder);
        MllpLimits limits = new MllpLimits(4, 1000, Duration.ofSeconds(60), Duration.ofSeconds(1));
        try (MllpServer server = MllpServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                tls.getServerSocketFactory(), limits, Thread::new, message -> message);
             Socket silent = new Socket(server.address().getAddress(), server.address().getPort());
             Socket plain = new Socket(server.address().getAddress(), server.address().getPort());
             Socket secure = tls.getSocketFactory().createSocket(server.address().getAddress(), server.address().getPort())) {
            plain.setSoTimeout(10_000);
            plain.getOutputStream().write("\u000bplain\u001c\r".getBytes(StandardCharsets.US_ASCII));
            assertFalse(answer(plain).contains("plain"), "plain bytes are no TLS");
            // The silent client, which begins no handshake, holds up nobody.
            secure.getOutputStream().write("\u000bsecret\u001c\r".getBytes(StandardCharsets.US_ASCII));
            assertEquals("\u000bsecret\u001c\r", new String(secure.getInputStream().readNBytes(9), StandardCharsets.US_ASCII));
            assertTrue(silent.isConnected());
        }
    }

    private static String answer(Socket socket) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (IOException reset) {
            // The server may end the connection in either way.
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static SSLContext context(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-keyalg", "EC", "-alias", "mllp", "-dname", "CN=localhost", "-validity", "2", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", new String(PASSWORD)).inheritIO().start();
        assertEquals(0, keytool.waitFor(), "keytool");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }
}
