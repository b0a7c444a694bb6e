package org.affinitydomain.consumer.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;

/** Looks at the first bytes of what a source sends, before anything of it is handed on. */
final class Part10Stream {

    private static final int PREAMBLE = 128;
    private static final byte[] PREFIX = {'D', 'I', 'C', 'M'};

    private Part10Stream() {
    }

    /** The same content from its beginning, when it begins like a DICOM file (PS3.10 7.1). */
    static InputStream checked(InputStream content, InstanceLocation location) throws ConsumerException {
        PushbackInputStream file = new PushbackInputStream(content, PREAMBLE + PREFIX.length);
        boolean good = false;
        try {
            byte[] start = file.readNBytes(PREAMBLE + PREFIX.length);
            if (start.length < PREAMBLE + PREFIX.length || !Arrays.equals(PREFIX, 0, PREFIX.length, start, PREAMBLE, start.length)) {
                throw new ConsumerException(ProblemType.REFUSED, location.label() + ": what came is no DICOM file");
            }
            file.unread(start);
            good = true;
            return file;
        } catch (IOException e) {
            throw ConsumerException.failed(location.label(), e);
        } finally {
            if (!good) {
                close(file);
            }
        }
    }

    private static void close(InputStream file) {
        try {
            file.close();
        } catch (IOException e) {
            System.getLogger(Part10Stream.class.getName()).log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }
}
