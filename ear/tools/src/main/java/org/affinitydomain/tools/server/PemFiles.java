package org.affinitydomain.tools.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/** A key store's key and certificates as PEM files (RFC 7468), which most tools outside Java want. */
final class PemFiles {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private PemFiles() {
    }

    /** Writes {@code alias.pem} (the certificate and its chain) and {@code alias.key} (PKCS #8) into the folder. */
    static void write(Path keyStore, String alias, char[] password, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            StringBuilder chain = new StringBuilder();
            for (Certificate certificate : store.getCertificateChain(alias)) {
                chain.append(block("CERTIFICATE", certificate.getEncoded()));
            }
            Files.writeString(folder.resolve(alias + ".pem"), chain);
            Path key = folder.resolve(alias + ".key");
            Folders.createPrivateFile(key);
            Files.writeString(key, block("PRIVATE KEY", store.getKey(alias, password).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException(keyStore + " cannot be read", e);
        }
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(content) + "\n-----END " + kind + "-----\n";
    }
}
