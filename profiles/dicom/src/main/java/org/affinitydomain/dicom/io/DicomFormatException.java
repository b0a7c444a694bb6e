package org.affinitydomain.dicom.io;

import java.io.IOException;

/** Input is not DICOM as PS3.5 and PS3.10 have it, is cut short, or exceeds a limit of the reader. */
public final class DicomFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long position;

    /**
     * @param message  what is wrong
     * @param position bytes from the start of the input to the place where it was noticed
     */
    public DicomFormatException(String message, long position) {
        super(message + " (at byte " + position + ")");
        this.position = position;
    }

    /** Bytes from the start of the input to the place where the fault was noticed. */
    public long position() {
        return position;
    }
}
