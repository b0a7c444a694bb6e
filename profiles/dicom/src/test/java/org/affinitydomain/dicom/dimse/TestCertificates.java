package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.affinitydomain.dicom.Tools;

/** A throw-away authority with two certificates, as PEM for programs and as contexts for Java. */
final class TestCertificates {
    private static final String PASSWORD = "changeit";
    private final Path folder;

    TestCertificates(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.pem");
        for (String name : List.of("here", "there")) {
            Path extensions = Files.writeString(folder.resolve("san.cnf"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
            run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + name, "-keyout", name + ".key", "-out", name + ".csr");
            run("openssl", "x509", "-req", "-days", "2", "-in", name + ".csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                    "-extfile", extensions.getFileName().toString(), "-out", name + ".pem");
            run("openssl", "pkcs12", "-export", "-in", name + ".pem", "-inkey", name + ".key", "-passout", "pass:" + PASSWORD, "-out", name + ".p12");
        }
    }

    private void run(String... command) throws IOException, InterruptedException {
        String[] there = command.clone();
        for (int i = 1; i < there.length; i++) {
            if (there[i].matches("[a-z]+\\.(key|pem|csr|p12|cnf)")) {
                there[i] = folder.resolve(there[i]).toString();
            }
        }
        Tools.Result result = Tools.run(there);
        if (result.status() != 0) {
            throw new IOException(result.output());
        }
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    /** A context with one of the keys, which trusts the authority; without a key for a name that has none. */
    SSLContext context(String name) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        Path store = folder.resolve(name + ".p12");
        if (Files.exists(store)) {
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
        } else {
            keys.load(null, null);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        KeyStore authority = KeyStore.getInstance("PKCS12");
        authority.load(null, null);
        try (InputStream in = Files.newInputStream(folder.resolve("ca.pem"))) {
            authority.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authority);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
