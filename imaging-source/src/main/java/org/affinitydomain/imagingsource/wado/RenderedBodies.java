package org.affinitydomain.imagingsource.wado;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.affinitydomain.dicom.multipart.MultipartWriter;
import org.affinitydomain.dicom.pixel.PixelDataException;
import org.affinitydomain.dicom.pixel.RenderedFrame;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.transcode.Decoding;
import org.affinitydomain.imagingsource.transcode.NotDecodableException;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;

/** Frames as images to look at: image/jpeg or image/png (PS3.18 8.7.4). */
final class RenderedBodies {
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";

    private RenderedBodies() {
    }

    /** Frames of an instance, each rendered; several as parts of multipart/related. The first is rendered before this returns. */
    static WadoAnswer rendered(StoredInstance instance, List<Integer> numbers, Optional<String> accept, RenderingParameters parameters,
                               Decoding decoding) throws PacsException, HttpProblem {
        String type = MediaRange.parse(parameters.accept().or(() -> accept).orElse(JPEG)).stream().flatMap(range -> type(range).stream()).findFirst()
                .orElseThrow(() -> new HttpProblem(Kind.NOT_ACCEPTABLE, "images are rendered as " + JPEG + " and " + PNG));
        FrameSequence frames = FrameSequence.open(instance, false, decoding);
        boolean begun = false;
        try {
            FrameBodies.requireThere(frames, numbers);
            byte[] first = image(frames, numbers.get(0), type, parameters);
            WadoAnswer answer = numbers.size() == 1 ? new WadoAnswer(type, out -> out.write(first), frames)
                    : multipart(frames, numbers, first, type, parameters);
            begun = true;
            return answer;
        } finally {
            if (!begun) {
                frames.close();
            }
        }
    }

    private static WadoAnswer multipart(FrameSequence frames, List<Integer> numbers, byte[] first, String type, RenderingParameters parameters) {
        String boundary = "affinity-" + UUID.randomUUID();
        return new WadoAnswer(new MultipartWriter(OutputStream.nullOutputStream(), type, boundary).contentType(), out -> {
            MultipartWriter parts = new MultipartWriter(out, type, boundary);
            parts.part(new ByteArrayInputStream(first));
            for (int number : numbers.subList(1, numbers.size())) {
                parts.part(new ByteArrayInputStream(image(frames, number, type, parameters)));
            }
            parts.end();
        }, frames);
    }

    private static byte[] image(FrameSequence frames, int number, String type, RenderingParameters parameters) throws PacsException {
        try {
            RenderedFrame frame = RenderedFrame.of(frames.frame(number), frames.format(), frames.dataSet(), number - 1, parameters.rendering());
            ByteArrayOutputStream image = new ByteArrayOutputStream();
            if (type.equals(JPEG)) {
                frame.writeJpeg(image, parameters.quality());
            } else {
                frame.writePng(image);
            }
            return image.toByteArray();
        } catch (PacsException e) {
            throw e;
        } catch (PixelDataException e) {
            throw new NotDecodableException(e.getMessage(), e);
        } catch (IOException e) {
            throw new PacsException("frame " + number + " cannot be rendered: " + e.getMessage(), e);
        }
    }

    private static Optional<String> type(MediaRange range) {
        String name = range.name().equals("multipart/related") ? range.parameter("type").orElse("*/*") : range.name();
        return switch (name) {
            case JPEG, "image/*", "*/*", "multipart/*" -> Optional.of(JPEG);
            case PNG -> Optional.of(PNG);
            default -> Optional.empty();
        };
    }
}
