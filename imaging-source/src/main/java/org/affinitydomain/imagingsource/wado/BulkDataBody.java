package org.affinitydomain.imagingsource.wado;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.io.Part10Stream;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.multipart.MultipartWriter;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.transcode.Decoding;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;

/** A value that metadata refer to (PS3.18 10.4.1.1.5): pixel data as their frames, others as their bytes in little endian order. */
final class BulkDataBody {
    private static final String PIXEL_DATA = "7FE00010";
    private static final ReadOptions WHOLE_VALUES = ReadOptions.headers().withMaxValueLength(Integer.MAX_VALUE);

    private BulkDataBody() {
    }

    /**
     * The value.
     *
     * @param path tags and item numbers that lead to it
     * @throws HttpProblem when the instance has no such value, or it is not accepted
     */
    static WadoAnswer of(StoredInstance instance, String path, Optional<String> accept, Decoding decoding) throws PacsException, HttpProblem {
        if (path.equalsIgnoreCase(PIXEL_DATA)) {
            return FrameBodies.frames(instance, allFrames(instance, decoding), accept, decoding);
        }
        byte[] value = value(instance, path);
        for (MediaRange range : MediaRange.parse(accept.orElse("*/*"))) {
            boolean multipart = range.isAny() || range.name().equals("multipart/*") || range.name().equals("multipart/related")
                    && range.parameter("type").map(FrameBodies.OCTETS::equalsIgnoreCase).orElse(true);
            if (multipart) {
                String boundary = "affinity-" + UUID.randomUUID();
                return new WadoAnswer(new MultipartWriter(OutputStream.nullOutputStream(), FrameBodies.OCTETS, boundary).contentType(), out -> {
                    MultipartWriter parts = new MultipartWriter(out, FrameBodies.OCTETS, boundary);
                    parts.part(new ByteArrayInputStream(value));
                    parts.end();
                }, InputStream.nullInputStream());
            }
            if (range.name().equals(FrameBodies.OCTETS) || range.name().equals("application/*")) {
                return new WadoAnswer(FrameBodies.OCTETS, out -> out.write(value), InputStream.nullInputStream());
            }
        }
        throw new HttpProblem(Kind.NOT_ACCEPTABLE, "values are sent as " + FrameBodies.OCTETS + ", by themselves or in multipart/related");
    }

    private static List<Integer> allFrames(StoredInstance instance, Decoding decoding) throws PacsException {
        try (FrameSequence frames = FrameSequence.open(instance, true, decoding)) {
            return IntStream.rangeClosed(1, frames.format().frames()).boxed().toList();
        }
    }

    private static byte[] value(StoredInstance instance, String path) throws PacsException, HttpProblem {
        try (InputStream in = PacsInput.open(instance); Part10Stream image = Part10Stream.open(in, WHOLE_VALUES)) {
            return find(image.dataSet(), path.split("/")).orElseThrow(() -> new HttpProblem(Kind.NOT_FOUND, "the instance has no value " + path));
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException("instance " + instance.instanceUid() + " is damaged: " + e.getMessage(), e);
        }
    }

    private static Optional<byte[]> find(DataSet dataSet, String[] path) {
        DataSet within = dataSet;
        for (int i = 0; i + 2 < path.length; i += 2) {
            List<DataSet> items = path[i].length() == 8 ? within.items(Integer.parseUnsignedInt(path[i], 16)) : List.of();
            int item = path[i + 1].matches("[0-9]{1,6}") ? Integer.parseInt(path[i + 1]) : 0;
            if (item < 1 || item > items.size()) {
                return Optional.empty();
            }
            within = items.get(item - 1);
        }
        String last = path[path.length - 1];
        return path.length % 2 == 1 && last.length() == 8 && within.element(Integer.parseUnsignedInt(last, 16)).orElse(null) instanceof Element.Value value
                ? Optional.of(value.bytes()) : Optional.empty();
    }
}
