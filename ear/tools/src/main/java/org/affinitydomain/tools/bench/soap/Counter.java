package org.affinitydomain.tools.bench.soap;

import java.nio.charset.StandardCharsets;

/**
 * Counts a word in bytes that come in pieces. The first character of the word must not come again in it, so that one
 * comparison a byte is enough.
 */
final class Counter {

    private final byte[] word;
    private int matched;
    private int count;

    Counter(String word) {
        if (word.indexOf(word.charAt(0), 1) > 0) {
            throw new IllegalArgumentException("'" + word + "' has its first character twice");
        }
        this.word = word.getBytes(StandardCharsets.US_ASCII);
    }

    void take(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (buffer[i] == word[matched]) {
                if (++matched == word.length) {
                    count++;
                    matched = 0;
                }
            } else {
                matched = buffer[i] == word[0] ? 1 : 0;
            }
        }
    }

    int count() {
        return count;
    }
}
