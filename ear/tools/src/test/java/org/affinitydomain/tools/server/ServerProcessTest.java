package org.affinitydomain.tools.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    @TempDir
    Path home;
    private Installation installation;

    @BeforeEach
    void installation() {
        installation = new Installation(Path.of(""), home, "1");
    }

    @Test
    void aRememberedProcessIsFoundUntilItEnds() throws Exception {
        Process sleep = new ProcessBuilder("sleep", "60").start();
        new ServerProcess(sleep.toHandle()).remember(installation);
        ServerProcess found = ServerProcess.find(installation).orElseThrow();
        assertEquals(sleep.pid(), found.handle().pid());
        assertTrue(found.end(Duration.ofSeconds(10)));
        assertEquals(Optional.empty(), ServerProcess.find(installation));
    }

    @Test
    void aProcessThatDoesNotListenIsEndedByForce() throws Exception {
        Process deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done").start();
        deaf.getInputStream().read();
        assertFalse(new ServerProcess(deaf.toHandle()).end(Duration.ofMillis(300)));
        assertFalse(deaf.isAlive());
    }

    @Test
    void somebodyElsesProcessOfTheSameNumberIsNotOurs() throws Exception {
        Files.writeString(installation.processFile(), ProcessHandle.current().pid() + "\n2001-01-01T00:00:00Z\n");
        assertEquals(Optional.empty(), ServerProcess.find(installation));
        Files.writeString(installation.processFile(), "garbage\n");
        assertEquals(Optional.empty(), ServerProcess.find(installation));
    }
}
