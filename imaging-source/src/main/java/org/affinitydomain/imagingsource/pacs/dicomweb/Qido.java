package org.affinitydomain.imagingsource.pacs.dicomweb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.json.DicomJsonReader;
import org.affinitydomain.imagingsource.pacs.PacsException;

/**
 * Searches of QIDO-RS (PS3.18 10.6), page by page. Servers without paging are noticed: those that send all at once, those
 * that send the same page again, and those that send less than was asked for and say so by a Warning.
 */
final class Qido {
    private static final String JSON = "application/dicom+json";
    /** No page of headers is larger; who sends more is not trusted with this server's memory and time. */
    private static final long LARGEST_PAGE = 256L << 20;

    private final DicomwebClient client;
    private final int pageSize;

    Qido(DicomwebClient client, int pageSize) {
        this.client = client;
        this.pageSize = pageSize;
    }

    /** Keeps of a result what is of interest. */
    @FunctionalInterface
    interface Mapping<T> {
        T of(DataSet result) throws PacsException;
    }

    /** Takes what is kept of the results. */
    @FunctionalInterface
    interface Sink<T> {
        void take(T result) throws PacsException;
    }

    /**
     * Hands over all results of a search, each page after its answer has ended, so that the sink may take its time.
     *
     * @param resource path of the search, with a query or without
     * @param key      the UID that tells results apart
     */
    <T> void search(String resource, int key, Mapping<T> mapping, Sink<T> sink) throws PacsException {
        String firstBefore = "";
        int offset = 0;
        while (true) {
            Page<T> page = page(resource + (resource.contains("?") ? '&' : '?') + "limit=" + pageSize + "&offset=" + offset, key, mapping);
            if (page.results.isEmpty() || page.firstKey.equals(firstBefore)) {
                return;
            }
            for (T result : page.results) {
                sink.take(result);
            }
            offset += page.results.size();
            if (page.results.size() > pageSize || page.results.size() < pageSize && !page.more) {
                return;
            }
            firstBefore = page.firstKey;
        }
    }

    /**
     * A page of results.
     *
     * @param firstKey the UID of the first one
     * @param more     the server says that there are more than it sends
     */
    private record Page<T>(List<T> results, String firstKey, boolean more) {
    }

    private <T> Page<T> page(String resource, int key, Mapping<T> mapping) throws PacsException {
        Optional<DicomwebClient.Answer> found = client.get(resource, JSON);
        if (found.isEmpty()) {
            return new Page<>(List.of(), "", false);
        }
        try (DicomwebClient.Answer answer = found.get();
             DicomJsonReader reader = new DicomJsonReader(new BoundedInput(answer.body(), LARGEST_PAGE))) {
            List<T> results = new ArrayList<>();
            String firstKey = "";
            for (Optional<DataSet> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (results.isEmpty()) {
                    firstKey = next.get().string(key).orElse("");
                }
                results.add(mapping.of(next.get()));
            }
            return new Page<>(results, firstKey, answer.header("Warning").contains("299"));
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException("the answer to " + resource + " cannot be read: " + e.getMessage(), e);
        }
    }
}
