package org.affinitydomain.imagingsource.query;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.json.DicomJsonWriter;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.web.HttpProblem;

/** QIDO-RS (PS3.18 10.6) of the sources that can be searched here. Matches are read and written page by page. */
public final class QidoSearch {
    /** Matches in one answer, whatever is asked for. */
    public static final int MOST_MATCHES = 5_000;
    private static final int PAGE = 200;

    private final LocalSources sources;

    /** Over sources. */
    public QidoSearch(LocalSources sources) {
        this.sources = sources;
    }

    /**
     * The answer to a search.
     *
     * @param warnings what the searcher should know of it
     * @param first    the first page; without any match, there is no content
     * @param body     writes all of it
     */
    public record Answer(List<String> warnings, List<DataSet> first, Body body) {

        /** Writes a body. */
        @FunctionalInterface
        public interface Body {

            /**
             * Writes all matches as DICOM JSON; the stream stays open.
             *
             * @throws PacsException when they cannot be read on
             */
            void write(OutputStream out) throws IOException;
        }
    }

    /**
     * Searches, and reads the first page.
     *
     * @throws HttpProblem when the source is not known or cannot be searched, or its PACS fails
     */
    public Answer search(QidoRequest request) throws HttpProblem {
        LocalSource source = request.sourceId().flatMap(sources::named).orElseThrow(() -> new HttpProblem(HttpProblem.Kind.NOT_FOUND,
                "a search names its source: /{source}/studies, /{source}/series, /{source}/instances"));
        if (!(source.pacs() instanceof SearchablePacs pacs)) {
            throw new HttpProblem(HttpProblem.Kind.NOT_FOUND, "search in the PACS of " + source.id() + " itself");
        }
        int limit = Math.min(request.limit().orElse(MOST_MATCHES), MOST_MATCHES);
        List<String> warnings = new ArrayList<>();
        if (request.fuzzy()) {
            warnings.add("The fuzzymatching parameter is not supported. Only literal matching has been performed.");
        }
        try {
            if (request.limit().orElse(Integer.MAX_VALUE) > limit && !pacs.search(request.query(), request.offset() + limit, 1).isEmpty()) {
                warnings.add("The number of results exceeded the maximum supported by the server. Additional results can be requested.");
            }
            List<DataSet> first = pacs.search(request.query(), request.offset(), Math.min(limit, PAGE));
            QidoFields fields = new QidoFields(request, source.source().retrieveUrl().toString().replaceAll("/+$", ""));
            return new Answer(warnings, first, out -> write(request, pacs, fields, first, limit, out));
        } catch (PacsException e) {
            throw new HttpProblem(HttpProblem.Kind.PACS_FAILED, e.getMessage());
        }
    }

    private static void write(QidoRequest request, SearchablePacs pacs, QidoFields fields, List<DataSet> first, int limit, OutputStream out)
            throws IOException {
        try (DicomJsonWriter json = new DicomJsonWriter(out, (path, element) -> Optional.empty())) {
            json.beginArray();
            int told = 0;
            for (List<DataSet> page = first; !page.isEmpty();) {
                for (DataSet match : page) {
                    json.write(fields.of(match));
                }
                json.flush();
                told += page.size();
                int left = Math.min(limit - told, PAGE);
                page = page.size() < PAGE || left == 0 ? List.of() : pacs.search(request.query(), request.offset() + told, left);
            }
            json.endArray();
        }
    }
}
