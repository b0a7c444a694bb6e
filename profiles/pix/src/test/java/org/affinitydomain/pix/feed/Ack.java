package org.affinitydomain.pix.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** An acknowledgement taken apart by its delimiters alone, independently of the code under test. */
record Ack(List<String[]> segments) {

    static Ack of(byte[] bytes) {
        return of(bytes, StandardCharsets.UTF_8);
    }

    static Ack of(byte[] bytes, Charset charset) {
        return new Ack(Arrays.stream(new String(bytes, charset).split("\r")).map(segment -> segment.split("\\|", -1)).toList());
    }

    /** Field of the first segment of that id, numbered as in the standard; empty when there is none. */
    String field(String segment, int number) {
        int index = segment.equals("MSH") ? number - 1 : number;
        return segments.stream().filter(s -> s[0].equals(segment)).findFirst()
                .map(s -> index < s.length ? s[index] : "").orElse("");
    }
}
