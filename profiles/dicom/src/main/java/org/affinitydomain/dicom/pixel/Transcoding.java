package org.affinitydomain.dicom.pixel;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.io.Part10Stream;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.uid.TransferSyntax;

/** Turns files into an uncompressed transfer syntax: by decompression where pixels are compressed, by another encoding elsewhere. */
public final class Transcoding {
    private static final List<String> UNCOMPRESSED = List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
            TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid(), TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN.uid(),
            TransferSyntax.EXPLICIT_VR_BIG_ENDIAN.uid());

    private Transcoding() {
    }

    /**
     * The one of several transfer syntaxes that a file is best turned into; Explicit VR Little Endian before others.
     *
     * @param from   the transfer syntax of the file
     * @param wanted those that may be
     * @return empty when it cannot be turned into any. When it can, a single file still may have pixels that cannot be decoded.
     */
    public static Optional<TransferSyntax> target(TransferSyntax from, List<String> wanted) {
        boolean readable = UNCOMPRESSED.contains(from.uid()) || FrameDecoder.of(from).isPresent();
        return readable ? UNCOMPRESSED.stream().filter(wanted::contains).findFirst().map(TransferSyntax::of) : Optional.empty();
    }

    /**
     * Opens a file in another transfer syntax. Everything is read from the source as far as the first frame, so that what cannot
     * be decoded is noticed before a byte has left; the rest as the result is read.
     *
     * @param file           a Part 10 file; closed with the result, and when this fails
     * @param to             an uncompressed transfer syntax
     * @param mostFrameBytes of a decoded frame
     * @throws PixelDataException when its pixel data cannot be decoded
     * @throws IOException        as reading the source does
     */
    public static InputStream open(InputStream file, TransferSyntax to, long mostFrameBytes) throws IOException {
        boolean opened = false;
        try {
            TranscodedInput result = new TranscodedInput(Part10Stream.open(file, ReadOptions.documents()), file, to, mostFrameBytes);
            opened = true;
            return result;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }
}
