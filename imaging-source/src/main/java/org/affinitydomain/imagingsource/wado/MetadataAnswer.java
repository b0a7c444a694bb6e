package org.affinitydomain.imagingsource.wado;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.json.BulkDataUris;
import org.affinitydomain.dicom.json.DicomJsonWriter;
import org.affinitydomain.imagingsource.pacs.StoredInstance;

/** The answer with the metadata of the instances (PS3.18 10.4.3.3.2), as DICOM JSON. Pixel data and other bulk data are left out. */
final class MetadataAnswer {
    private static final String DICOM_JSON = "application/dicom+json";
    private static final String JSON = "application/json";

    private final FoundInstances found;
    private final String accept;

    MetadataAnswer(FoundInstances found, String accept) {
        this.found = found;
        this.accept = accept;
    }

    void send(HttpServletResponse response) throws WadoRefusal, IOException {
        String type = type();
        List<StoredInstance> instances = found.instances();
        DataSet first = SourceInput.guarded(instances.get(0)::metadata);
        response.setContentType(type);
        try (DicomJsonWriter json = new DicomJsonWriter(response.getOutputStream(), BulkDataUris.NONE)) {
            json.beginArray().write(first);
            for (StoredInstance instance : instances.subList(1, instances.size())) {
                json.write(SourceInput.guarded(instance::metadata));
            }
            json.endArray();
        }
    }

    private String type() throws WadoRefusal {
        List<MediaRange> ranges = MediaRange.parse(accept);
        if (accept.isBlank() || ranges.stream().anyMatch(range -> range.includes(DICOM_JSON))) {
            return DICOM_JSON;
        }
        if (ranges.stream().anyMatch(range -> range.includes(JSON))) {
            return JSON;
        }
        throw new WadoRefusal(HttpServletResponse.SC_NOT_ACCEPTABLE, "Metadata are sent as application/dicom+json only.");
    }
}
