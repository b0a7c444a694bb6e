package org.affinitydomain.repository.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as the registry tells them are read; anything else, and too many, are refused. */
class DocumentLinesTest {

    private static Set<String> read(String lines) throws IOException {
        return DocumentLines.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{\"uniqueId\":\"1." + i + "\",\"size\":\"7\",\"hash\":\"ab\"}\n").collect(Collectors.joining());
    }

    @Test
    void uniqueIdsInTheirOrder() throws Exception {
        assertEquals(List.of("1.2", "1.3^\u00e9\""), new ArrayList<>(read("{\"uniqueId\":\"1.2\",\"size\":\"7\",\"hash\":\"ab\"}\n"
                + "{\"size\":7,\"uniqueId\":\"1.3^\u00e9\\\"\"}\n{\"uniqueId\":\"1.2\"}")));
        assertEquals(Set.of(), read("\n"));
        assertEquals(DocumentLines.MOST, read(lines(DocumentLines.MOST)).size());
    }

    @Test
    void tooManyAreRefused() {
        String message = assertThrows(IOException.class, () -> read(lines(DocumentLines.MOST + 1))).getMessage();
        assertTrue(message.contains("more than"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2\n", "[\"1.2\"]", "{\"size\":7}", "{\"uniqueId\":{\"a\":1}}", "{\"uniqueId\":\"1.2\"", "{\"uniqueId\":\"1.2\"}\n\u4e2d"})
    void othersAreRefused(String lines) {
        assertThrows(IOException.class, () -> read(lines));
    }

    @Test
    void endlessValuesAreRefused() {
        assertThrows(IOException.class, () -> read("{\"uniqueId\":\"" + "1".repeat(2000) + "\"}"));
    }
}
