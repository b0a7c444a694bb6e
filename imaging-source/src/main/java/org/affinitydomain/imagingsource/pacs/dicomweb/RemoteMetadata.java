package org.affinitydomain.imagingsource.pacs.dicomweb;

import java.io.IOException;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.json.DicomJsonReader;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.Metadata;
import org.affinitydomain.imagingsource.pacs.PacsException;

/** Metadata as a PACS sends them (PS3.18 10.4, Retrieve Metadata), read one instance at a time. */
final class RemoteMetadata implements Metadata {
    private final DicomwebClient.Answer answer;
    private final DicomJsonReader reader;
    private final InstanceQuery query;

    private RemoteMetadata(DicomwebClient.Answer answer, DicomJsonReader reader, InstanceQuery query) {
        this.answer = answer;
        this.reader = reader;
        this.query = query;
    }

    static RemoteMetadata read(DicomwebClient.Answer answer, InstanceQuery query) throws PacsException {
        try {
            return new RemoteMetadata(answer, new DicomJsonReader(answer.body()), query);
        } catch (IOException e) {
            answer.close();
            throw failed(query, e);
        }
    }

    @Override
    public Optional<DataSet> next() throws PacsException {
        try {
            return reader.next();
        } catch (IOException e) {
            throw failed(query, e);
        }
    }

    @Override
    public void close() {
        answer.close();
    }

    private static PacsException failed(InstanceQuery query, IOException e) {
        return new PacsException("the metadata of " + query.path() + " cannot be read: " + e.getMessage(), e);
    }
}
