package org.affinitydomain.pix.feed;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A megabyte of nothing but delimiters is read, or refused, in bounded time; so is one as dense as is allowed. */
class DenseMessageTest {

    static Stream<String> fillings() {
        return Stream.of("~", "^", "&", "|", "\\", "\r", "PID|||1\r", "ZZZ\r", "~1^^^MEIER", "\\X0D\\", "&".repeat(200) + "~",
                "^".repeat(200) + "|", ("&".repeat(200) + "~").repeat(500) + "|", "~".repeat(500) + "|", "ZZZ" + "|".repeat(500) + "\r");
    }

    @ParameterizedTest
    @MethodSource("fillings")
    void isAnswered(String filling) {
        byte[] message = FeedFixture.adt("A04", "2.5", "PID|||" + filling.repeat((1 << 20) / filling.length()));
        try (FeedFixture fixture = new FeedFixture()) {
            Ack ack = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> fixture.send(message));
            assertTrue(ack.field("MSA", 1).matches("AA|AE|AR"), ack.field("MSA", 1));
        }
    }
}
