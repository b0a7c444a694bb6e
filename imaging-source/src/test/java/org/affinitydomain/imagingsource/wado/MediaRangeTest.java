package org.affinitydomain.imagingsource.wado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accept headers as clients send them, and as attackers do. */
class MediaRangeTest {

    @Test
    void parametersAreReadQuotedOrNot() {
        assertEquals(List.of(new MediaRange("multipart/related", Map.of("type", "application/dicom", "transfer-syntax", "*")),
                new MediaRange("*/*", Map.of("q", "0.1"))),
                MediaRange.parse("Multipart/Related; Type=\"application/dicom\";transfer-syntax=*, */*;q=0.1"));
        assertEquals("a;b,\"c", MediaRange.parse("x/y; p=\"a;b,\\\"c\"").get(0).parameters().get("p"));
    }

    @Test
    void aWeightOfZeroMeansNotWanted() {
        assertEquals(List.of("a/b"), MediaRange.parse("a/b, c/d;q=0, e/f; q=0.000").stream().map(MediaRange::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"; a=b", "; a=\"", "a/b,", ";", "\"", "\\", ",", "; a=\"\\\""})
    void aHeaderOfAnyLengthIsReadWithoutADeepStack(String piece) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertTrue(MediaRange.parse("a/b" + piece.repeat(100_000)).size() <= 100_001);
            assertTrue(MediaRange.parse("a/b; c=\"" + piece.repeat(100_000) + "\"").size() <= 100_001);
        });
    }
}
