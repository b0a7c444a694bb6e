package org.affinitydomain.consumer.access;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;

/** The content of one document of an answer. Closing it lets go of the answer, whether it was read to its end or not. */
public final class DocumentStream extends FilterInputStream {

    private final RetrieveDocumentSetResponse answer;

    private DocumentStream(InputStream content, RetrieveDocumentSetResponse answer) {
        super(content);
        this.answer = answer;
    }

    /** Opens the content of a document of the answer; when that fails, the answer is closed. */
    public static InputStream open(DocumentResponse document, RetrieveDocumentSetResponse answer) throws IOException {
        try {
            return new DocumentStream(document.content().open(), answer);
        } catch (IOException e) {
            try (answer) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (answer) {
            super.close();
        }
    }
}
