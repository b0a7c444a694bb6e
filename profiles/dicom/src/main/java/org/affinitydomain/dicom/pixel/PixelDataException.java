package org.affinitydomain.dicom.pixel;

import java.io.IOException;

/** Pixel data cannot be decoded here: the encoding is not known, is larger than allowed, or is damaged. The message says which. */
public final class PixelDataException extends IOException {
    private static final long serialVersionUID = 1L;

    public PixelDataException(String message) {
        super(message);
    }

    public PixelDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
