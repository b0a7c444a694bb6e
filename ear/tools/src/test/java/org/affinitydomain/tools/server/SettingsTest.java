package org.affinitydomain.tools.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.tools.CommandFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path home;
    private Installation installation;

    @BeforeEach
    void installation() {
        installation = new Installation(Path.of(""), home, "1");
    }

    @Test
    void laterSourcesWin() throws Exception {
        Files.writeString(home.resolve("affinity.properties"), "affinity.http.port=1\naffinity.https.port=1\naffinity.db.pool=1\n");
        Files.writeString(home.resolve("night.properties"), "affinity.http.port=2\naffinity.https.port=2\n");
        Settings settings = Settings.of(installation, Optional.of("night"), List.of("affinity.http.port=3"));
        assertEquals(3, settings.number("affinity.http.port", 0));
        assertEquals(2, settings.number("affinity.https.port", 0));
        assertEquals(1, settings.number("affinity.db.pool", 0));
    }

    @Test
    void theOffsetReachesPortsAndTheAddressForOthers() throws Exception {
        Settings settings = Settings.of(installation, Optional.empty(), List.of("affinity.port-offset=100"));
        assertEquals(new Ports("127.0.0.1", 8180, 8543, 2675, 10090), Ports.of(settings));
        assertEquals(Optional.of("http://127.0.0.1:8180"), settings.get("affinity.url"));
        assertEquals(Optional.of("2675"), settings.get("affinity.pix.mllp.port"));
        assertEquals(Optional.of("2676"), settings.get("affinity.imaging-source.mllp.port"));
    }

    @Test
    void theDriverFollowsFromTheUrl() throws Exception {
        Settings settings = Settings.of(installation, Optional.empty(), List.of("affinity.db.url=jdbc:postgresql://db/affinity"));
        assertEquals(Optional.of("postgresql"), settings.get("affinity.db.driver"));
    }

    @Test
    void whatTheServerGotIsReadBackAndPrivate() throws Exception {
        Settings settings = Settings.of(installation, Optional.empty(), List.of("affinity.db.password=geheim é"));
        Path file = installation.effectiveSettings();
        Files.createDirectories(file.getParent());
        settings.store(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(Optional.of("geheim é"), Settings.ofServer(installation).get("affinity.db.password"));
    }

    @Test
    void mistakesAreNamed() {
        assertTrue(assertThrows(CommandFailure.class, () -> Settings.of(installation, Optional.of("absent"), List.of()))
                .getMessage().contains("absent.properties"));
        assertThrows(CommandFailure.class, () -> Settings.of(installation, Optional.empty(), List.of("no-value")));
        assertThrows(CommandFailure.class, () -> Settings.of(installation, Optional.empty(), List.of("affinity.port-offset=many")));
    }
}
