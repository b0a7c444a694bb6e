package org.affinitydomain.dicom.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.affinitydomain.dicom.data.DataSet;

/** DICOM JSON as text. */
final class JsonTestSupport {
    private JsonTestSupport() {
    }

    static String write(DataSet dataSet) throws IOException {
        return write(dataSet, BulkDataUris.NONE);
    }

    static String write(DataSet dataSet, BulkDataUris uris) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DicomJsonWriter writer = new DicomJsonWriter(out, uris)) {
            writer.write(dataSet);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static List<DataSet> read(String json) throws IOException {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    static List<DataSet> read(byte[] json) throws IOException {
        List<DataSet> dataSets = new ArrayList<>();
        try (DicomJsonReader reader = new DicomJsonReader(new ByteArrayInputStream(json))) {
            for (Optional<DataSet> next = reader.next(); next.isPresent(); next = reader.next()) {
                dataSets.add(next.get());
            }
        }
        return dataSets;
    }
}
