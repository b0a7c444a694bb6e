package org.affinitydomain.pix.mllp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Frames written are frames read, and any other bytes end with an exception or the end of the stream. */
class MllpFramesFuzzTest {
    private static final int MAX = 200;

    private static MllpFrames frames(byte[] bytes) {
        return new MllpFrames(new ByteArrayInputStream(bytes), MAX, () -> { });
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll @Size(max = 5) List<@Size(max = MAX) byte[]> messages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<byte[]> clean = messages.stream().map(MllpFramesFuzzTest::withoutFramingBytes).toList();
        for (byte[] message : clean) {
            MllpFrames.write(out, message);
        }
        MllpFrames frames = frames(out.toByteArray());
        for (byte[] message : clean) {
            assertArrayEquals(message, frames.next().orElseThrow());
        }
        assertEquals(Optional.empty(), frames.next());
    }

    @Property(tries = 500)
    void anyBytesComeToAnEnd(@ForAll @Size(max = 6000) byte[] bytes) {
        MllpFrames frames = frames(bytes);
        int read = 0;
        try {
            for (Optional<byte[]> message = frames.next(); message.isPresent(); message = frames.next()) {
                assertTrue(message.get().length <= MAX);
                read++;
            }
        } catch (IOException refused) {
            assertTrue(bytes.length > 0, "nothing was wrong");
        }
        assertTrue(read <= bytes.length / 2);
    }

    private static byte[] withoutFramingBytes(byte[] bytes) {
        byte[] clean = bytes.clone();
        for (int i = 0; i < clean.length; i++) {
            if (clean[i] == MllpFrames.START || clean[i] == MllpFrames.END) {
                clean[i] = '.';
            }
        }
        return clean;
    }
}
