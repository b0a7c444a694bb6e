package org.affinitydomain.imagingsource.wado;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.json.BulkDataUris;
import org.affinitydomain.dicom.json.DicomJsonWriter;
import org.affinitydomain.dicom.multipart.MultipartWriter;
import org.affinitydomain.imagingsource.pacs.Metadata;
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
     * Metadata in the DICOM JSON Model (PS3.18 F): everything but pixel data and values over 64 KiB, which are references.
     *
     * @param first    those of the first instance
     * @param metadata those of the others
     * @param base     the address of the source's WADO-RS service, for the references
     */
    static WadoAnswer metadata(DataSet first, Metadata metadata, String base) {
        return new WadoAnswer("application/dicom+json", out -> {
            References references = new References(base);
            try (DicomJsonWriter json = new DicomJsonWriter(out, references)) {
                json.beginArray();
                for (Optional<DataSet> next = Optional.of(first); next.isPresent(); next = metadata.next()) {
                    references.instance = next.get();
                    json.write(next.get()).flush();
                }
                json.endArray();
            }
        }, metadata);
    }

    /** Where the large values of the instance that is being written can be had: here, also where the PACS names a place of its own. */
    private static final class References implements BulkDataUris {
        private final String base;
        private DataSet instance = DataSet.empty();

        References(String base) {
            this.base = base;
        }

        @Override
        public Optional<String> uri(String path, Element element) {
            return Optional.of(base + "/studies/" + instance.string(Tag.STUDY_INSTANCE_UID).orElse("") + "/series/"
                    + instance.string(Tag.SERIES_INSTANCE_UID).orElse("") + "/instances/" + instance.string(Tag.SOP_INSTANCE_UID).orElse("")
                    + "/bulkdata/" + path);
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
