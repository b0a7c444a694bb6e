package org.affinitydomain.dicom.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Deflates a data set (PS3.5 A.5), to an even number of bytes. Owns a native deflater: to be {@link #finish finished}. */
final class DeflatedOutput extends DeflaterOutputStream {

    DeflatedOutput(OutputStream out) {
        super(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), 8 << 10);
    }

    @Override
    public void finish() throws IOException {
        try {
            super.finish();
            if (def.getBytesWritten() % 2 != 0) {
                out.write(0);
            }
            out.flush();
        } finally {
            def.end();
        }
    }
}
