package org.affinitydomain.pix.feed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever bytes come, there is an acknowledgement, and what is refused is not stored. */
class FeedFuzzTest {
    private static final FeedFixture FIXTURE = new FeedFixture();
    private static final Set<String> CODES = Set.of("AA", "AE", "AR");

    @AfterContainer
    static void close() {
        FIXTURE.close();
    }

    private static void assertAnswered(byte[] message) {
        Ack ack = Ack.of(FIXTURE.feed.handle(message), StandardCharsets.ISO_8859_1);
        String text = String.join("\n", ack.segments().stream().map(Arrays::toString).toList());
        // With delimiters of the message's own, fields cannot be told apart here; the segments still can.
        assertTrue(ack.segments().size() >= 2 && ack.segments().get(0)[0].startsWith("MSH"), text);
        assertTrue(ack.segments().get(0).length < 2 || CODES.contains(ack.field("MSA", 1)), text);
    }

    @Property(tries = 500)
    void anyBytesAreAnswered(@ForAll @Size(max = 300) byte[] bytes) {
        assertAnswered(bytes);
    }

    @Property(tries = 500)
    void anyTextOfHl7CharactersIsAnswered(@ForAll("hl7Text") String text) {
        assertAnswered(("MSH|^~\\&|A|B|C|D|2026||ADT^A04|1|P|2.5\r" + text).getBytes(StandardCharsets.UTF_8));
        assertAnswered(("MSH" + text).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void goldenMessagesCutOrChangedAreAnswered(@ForAll @IntRange(max = 900) int cut, @ForAll @IntRange(max = 900) int at, @ForAll byte change) {
        for (String name : new String[] {"a01-2.5-utf8.hl7", "a08-2.5.1-latin1.hl7"}) {
            byte[] message = FeedFixture.golden(name);
            message = Arrays.copyOf(message, Math.min(Math.max(1, cut), message.length));
            message[Math.min(at, message.length - 1)] = change;
            assertAnswered(message);
        }
    }

    @Provide
    Arbitrary<String> hl7Text() {
        return Arbitraries.strings().withChars('|', '^', '~', '\\', '&', '\r', '\n', 'P', 'I', 'D', 'M', 'S', 'H', 'Z', '1', '"', 'T', 'X', 'é')
                .ofMaxLength(200);
    }
}
