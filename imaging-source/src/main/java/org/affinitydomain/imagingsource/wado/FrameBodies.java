package org.affinitydomain.imagingsource.wado;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.affinitydomain.dicom.multipart.MultipartWriter;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.transcode.Decoding;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;

/**
 * Frames without the data set around them (PS3.18 10.4.1.1.6): uncompressed as application/octet-stream, or as they are stored
 * under the media type of their compression (PS3.18 table 8.7.3-2).
 */
final class FrameBodies {
    static final String OCTETS = "application/octet-stream";
    /** The media type of each compression; the first transfer syntax of a media type is meant where none is named. */
    private static final Map<String, List<String>> COMPRESSED = Map.of(
            "image/jpeg", List.of("1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57"),
            "image/dicom-rle", List.of("1.2.840.10008.1.2.5"),
            "image/jls", List.of("1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81"),
            "image/jp2", List.of("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91"),
            "image/jpx", List.of("1.2.840.10008.1.2.4.92", "1.2.840.10008.1.2.4.93"));

    private FrameBodies() {
    }

    /**
     * How frames are sent.
     *
     * @param mediaType of each frame
     * @param stored    whether they are as they are stored
     * @param single    whether a frame is sent by itself
     */
    private record Form(String mediaType, boolean stored, boolean single) {
    }

    /** Frames of an instance, the first of which is decoded before this returns. */
    static WadoAnswer frames(StoredInstance instance, List<Integer> numbers, Optional<String> accept, Decoding decoding)
            throws PacsException, HttpProblem {
        String storedSyntax = instance.transferSyntaxUid();
        Form form = MediaRange.parse(accept.orElse("*/*")).stream().flatMap(range -> form(range, storedSyntax, numbers.size()).stream()).findFirst()
                .orElseThrow(() -> new HttpProblem(Kind.NOT_ACCEPTABLE, "frames of this instance are sent as multipart/related; type=\"" + OCTETS
                        + "\", and as they are stored in transfer syntax " + storedSyntax));
        FrameSequence frames = FrameSequence.open(instance, form.stored, decoding);
        boolean begun = false;
        try {
            requireThere(frames, numbers);
            byte[] first = frames.frame(numbers.get(0));
            String type = form.mediaType + "; transfer-syntax=" + (form.stored ? storedSyntax : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());
            WadoAnswer answer = form.single ? new WadoAnswer(type, out -> out.write(first), frames) : multipart(frames, numbers, first, type);
            begun = true;
            return answer;
        } finally {
            if (!begun) {
                frames.close();
            }
        }
    }

    /** Refuses frames that the instance does not have. */
    static void requireThere(FrameSequence frames, List<Integer> numbers) throws HttpProblem {
        int count = frames.format().frames();
        Optional<Integer> absent = numbers.stream().filter(number -> number > count).findFirst();
        if (absent.isPresent()) {
            throw new HttpProblem(Kind.NOT_FOUND, "there is no frame " + absent.get() + " of " + count);
        }
    }

    private static WadoAnswer multipart(FrameSequence frames, List<Integer> numbers, byte[] first, String type) {
        String boundary = "affinity-" + UUID.randomUUID();
        String contentType = new MultipartWriter(OutputStream.nullOutputStream(), type, boundary).contentType();
        return new WadoAnswer(contentType, out -> {
            MultipartWriter parts = new MultipartWriter(out, type, boundary);
            parts.part(new ByteArrayInputStream(first));
            for (int number : numbers.subList(1, numbers.size())) {
                parts.part(new ByteArrayInputStream(frames.frame(number)));
            }
            parts.end();
        }, frames);
    }

    private static Optional<Form> form(MediaRange range, String storedSyntax, int count) {
        boolean multipart = range.name().equals("multipart/related");
        String type = multipart ? range.parameter("type").orElse("*/*") : range.name();
        String syntax = range.parameter("transfer-syntax").orElse("");
        if (!multipart && count > 1 && !range.isAny() && !range.name().equals("multipart/*")) {
            return Optional.empty();
        }
        boolean single = !multipart && !range.isAny() && !range.name().equals("multipart/*");
        if (List.of("*/*", "multipart/*", OCTETS, "application/*").contains(type)) {
            return syntax.isEmpty() || syntax.equals("*") || syntax.equals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid())
                    ? Optional.of(new Form(OCTETS, false, single)) : Optional.empty();
        }
        List<String> syntaxes = COMPRESSED.getOrDefault(type, List.of());
        boolean taken = syntaxes.contains(storedSyntax)
                && (syntax.equals("*") || syntax.equals(storedSyntax) || syntax.isEmpty() && syntaxes.get(0).equals(storedSyntax));
        return taken ? Optional.of(new Form(type, true, single)) : Optional.empty();
    }
}
