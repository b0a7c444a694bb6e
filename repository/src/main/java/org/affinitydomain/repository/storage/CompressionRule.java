package org.affinitydomain.repository.storage;

import java.util.zip.Deflater;

/**
 * Decides by the first bytes of a document whether compressing it pays. What a document calls itself says little: a PDF or
 * DICOM object may be compressed inside or not.
 */
final class CompressionRule {

    /** So many bytes are looked at: enough to tell, and a quarter of the time that a manifest of usual size needs as a whole. */
    private static final int SAMPLE = 16 * 1024;
    /** Below a block of the usual file systems there is nothing to save. */
    private static final int SMALLEST = 4 * 1024;
    /** A quarter of the sample must be saved, else the time is better spent otherwise. */
    private static final double WORTHWHILE = 0.75;

    private CompressionRule() {
    }

    /**
     * The encoding for a document.
     *
     * @param beginning its first bytes; fewer than {@link #SAMPLE} only when these are all
     * @param length    how many these are
     */
    static ContentEncoding encodingOf(byte[] beginning, int length) {
        if (length < SMALLEST) {
            return ContentEncoding.PLAIN;
        }
        int sample = Math.min(length, SAMPLE);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(beginning, 0, sample);
            deflater.finish();
            // What does not fit in here is not worthwhile, so one call is enough.
            int compressed = deflater.deflate(new byte[(int) (sample * WORTHWHILE)]);
            return deflater.finished() && compressed > 0 ? ContentEncoding.GZIP : ContentEncoding.PLAIN;
        } finally {
            deflater.end();
        }
    }
}
