package org.affinitydomain.dicom.io;

/** Turns big endian words into little endian ones. */
final class ByteOrders {
    private ByteOrders() {
    }

    /** Reverses the bytes of every whole word, in place. */
    static void swap(byte[] value, int wordSize) {
        for (int start = 0; wordSize > 1 && start + wordSize <= value.length; start += wordSize) {
            for (int i = start, j = start + wordSize - 1; i < j; i++, j--) {
                byte b = value[i];
                value[i] = value[j];
                value[j] = b;
            }
        }
    }
}
