package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.platform.SettingsException;

/** The installation's own key and whom it trusts ({@code affinity.tls.*}), as its web server has them too. */
final class InstallationTls {
    private static final String PASSWORD = "changeit";

    private InstallationTls() {
    }

    /**
     * A context for TLS in either role.
     *
     * @throws SettingsException when the key stores cannot be read
     */
    static SSLContext context(Settings settings) {
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            char[] password = password(settings, "key");
            own.init(store(settings, "key", "server.p12", password), password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(settings, "trust", "trust.p12", password(settings, "trust")));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new SettingsException("AFF3052", "DICOM over TLS has no key or trust: " + e.getMessage(),
                    "check affinity.tls.key-store and affinity.tls.trust-store, and their passwords");
        }
    }

    private static KeyStore store(Settings settings, String kind, String byDefault, char[] password) throws GeneralSecurityException, IOException {
        Path file = settings.path("affinity.tls." + kind + "-store")
                .orElseGet(() -> Path.of(settings.required("affinity.home"), "certs", byDefault));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static char[] password(Settings settings, String kind) {
        return settings.text("affinity.tls." + kind + "-store-password").orElse(PASSWORD).toCharArray();
    }
}
