package org.affinitydomain.imagingsource.learn;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Which studies a walk through a PACS has met, at 8 bytes each. Two of them may share a number, once in some ten billion walks
 * through a million studies; then the deletion of the one is noticed when the other is deleted too.
 */
final class SeenStudies {
    private long[] numbers = new long[1024];
    private int size;
    private boolean sorted;

    void add(String studyUid) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number(studyUid);
        sorted = false;
    }

    boolean contains(String studyUid) {
        if (!sorted) {
            Arrays.sort(numbers, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(numbers, 0, size, number(studyUid)) >= 0;
    }

    private static long number(String studyUid) {
        return UUID.nameUUIDFromBytes(studyUid.getBytes(StandardCharsets.US_ASCII)).getLeastSignificantBits();
    }
}
