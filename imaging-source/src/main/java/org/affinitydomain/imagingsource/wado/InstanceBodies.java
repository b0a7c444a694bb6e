package org.affinitydomain.imagingsource.wado;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.json.BulkDataUris;
import org.affinitydomain.dicom.json.DicomJsonWriter;
import org.affinitydomain.dicom.multipart.MultipartWriter;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;

/** The bodies that instances are sent in. Each instance is opened when its turn comes; only the first is open beforehand. */
final class InstanceBodies {
    private static final String DICOM = "application/dicom";

    private InstanceBodies() {
    }

    /** One instance by itself. */
    static WadoAnswer single(StoredInstance instance) throws PacsException {
        InputStream first = PacsInput.open(instance);
        return new WadoAnswer(DICOM, first::transferTo, first);
    }

    /** Instances as parts of multipart/related (PS3.18 8.6.1.2). */
    static WadoAnswer multipart(List<StoredInstance> instances) throws PacsException {
        String boundary = "affinity-" + UUID.randomUUID();
        String contentType = new MultipartWriter(OutputStream.nullOutputStream(), DICOM, boundary).contentType();
        InputStream first = PacsInput.open(instances.get(0));
        return new WadoAnswer(contentType, out -> {
            MultipartWriter parts = new MultipartWriter(out, DICOM, boundary);
            forEach(instances, first, out, parts::part);
            parts.end();
        }, first);
    }

    /**
     * Metadata in the DICOM JSON Model (PS3.18 F): everything before the pixel data. Values over 64 KiB are without their
     * content.
     */
    static WadoAnswer metadata(List<StoredInstance> instances) throws PacsException {
        InputStream first = PacsInput.open(instances.get(0));
        return new WadoAnswer("application/dicom+json", out -> {
            try (DicomJsonWriter json = new DicomJsonWriter(out, BulkDataUris.NONE)) {
                json.beginArray();
                forEach(instances, first, out, in -> json.write(headers(in)).flush());
                json.endArray();
            }
        }, first);
    }

    private static DataSet headers(InputStream in) throws PacsException {
        try {
            return Part10Reader.read(in, ReadOptions.headers()).dataSet();
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException("an instance of the PACS is damaged: " + e.getMessage(), e);
        }
    }

    /** What is done with each instance. */
    @FunctionalInterface
    private interface Step {
        void take(InputStream in) throws IOException;
    }

    private static void forEach(List<StoredInstance> instances, InputStream first, OutputStream out, Step step) throws IOException {
        step.take(first);
        first.close();
        // The consumer begins to work while the rest is still being read.
        out.flush();
        for (StoredInstance instance : instances.subList(1, instances.size())) {
            try (InputStream in = PacsInput.open(instance)) {
                step.take(in);
            }
        }
    }
}
