package org.affinitydomain.tools.bench.soap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CounterTest {

    @Test
    void wordsAreCountedWhereverTheBytesAreCut() {
        byte[] text = "<a:ObjObjectRef id='1'/><a:ObjectRef id='2'/><a:ObjectReference/><a:Object".getBytes(StandardCharsets.UTF_8);
        for (int cut = 1; cut <= text.length; cut++) {
            Counter counter = new Counter("ObjectRef ");
            for (int from = 0; from < text.length; from += cut) {
                byte[] piece = Arrays.copyOfRange(text, from, Math.min(text.length, from + cut));
                counter.take(piece, piece.length);
            }
            assertEquals(2, counter.count(), "cut every " + cut);
        }
    }

    @Test
    void aWordThatItCannotCountIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Counter("status='status"));
    }
}
