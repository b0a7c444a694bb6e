package org.affinitydomain.dicom.network;

/**
 * Asynchronous Operations Window (PS3.7 D.3.3.3, item 53H). Zero means no limit.
 *
 * @param invoked   operations outstanding at a time that the sender of the item invokes
 * @param performed operations outstanding at a time that the sender of the item performs
 */
public record AsynchronousOperations(int invoked, int performed) {
    /** One at a time: what holds without a negotiation. */
    public static final AsynchronousOperations SYNCHRONOUS = new AsynchronousOperations(1, 1);

    public AsynchronousOperations {
        if (invoked < 0 || invoked > 0xFFFF || performed < 0 || performed > 0xFFFF) {
            throw new IllegalArgumentException("an operations window is a 16-bit number");
        }
    }

    /** The answer to an offer: of what the requestor invokes, as many as are performed here; what is invoked here goes one by one. */
    AsynchronousOperations answer(int performedHere) {
        return new AsynchronousOperations(invoked == 0 ? performedHere : Math.min(invoked, performedHere), 1);
    }
}
