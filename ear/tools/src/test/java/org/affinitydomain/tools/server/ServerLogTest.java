package org.affinitydomain.tools.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    private static final String FAILED = """
            2026-11-24T09:52:28.688Z ERROR [org.jboss.msc] (Pool -- 65) MSC000001: Failed to start service
            Caused by: java.lang.IllegalStateException: WFLYEE0042: Failed to construct component instance
            \tat org.example.Some.method(Some.java:1)
            Caused by: org.affinitydomain.platform.SettingsException: AFF0512 the domain file cannot be used, 2 problems:
              region.yaml:2: unknown key
              region.yaml:7: no such organisation
            \tat org.example.Other.method(Other.java:1)
            \t... 7 more
            2026-11-24T09:52:29.000Z ERROR [org.jboss.as] (Boot) WFLYSRV0026: started (with errors)
            """;

    @TempDir
    Path folder;

    @Test
    void theProductsOwnMessageIsFoundWithAllItsLines() throws Exception {
        Path file = Files.writeString(folder.resolve("server.log"), FAILED);
        assertEquals(List.of("AFF0512 the domain file cannot be used, 2 problems:", "  region.yaml:2: unknown key",
                "  region.yaml:7: no such organisation"), new ServerLog(file).lastCause(0));
        assertEquals(4, new ServerLog(file).lastErrors(0, 10).size());
        assertEquals(1, new ServerLog(file).lastErrors(0, 1).size());
    }

    @Test
    void whatWasThereBeforeIsNotThisStartsError() throws Exception {
        Path file = Files.writeString(folder.resolve("server.log"), FAILED);
        ServerLog log = new ServerLog(file);
        long start = log.size();
        Files.writeString(file, "2026-11-24T10:00:00.000Z INFO  [x] (y) fine\n", StandardOpenOption.APPEND);
        assertEquals(List.of(), log.lastCause(start));
        assertEquals(List.of(), log.lastErrors(start, 10));
        assertEquals(List.of("2026-11-24T10:00:00.000Z INFO  [x] (y) fine"), log.last(1));
    }

    @Test
    void aLogThatIsNotThereIsEmpty() throws Exception {
        assertEquals(List.of(), new ServerLog(folder.resolve("absent.log")).last(10));
    }
}
