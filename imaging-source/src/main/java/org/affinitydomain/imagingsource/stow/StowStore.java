package org.affinitydomain.imagingsource.stow;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.multipart.MultipartFormatException;
import org.affinitydomain.dicom.multipart.MultipartReader;
import org.affinitydomain.dicom.multipart.Part;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.archive.Archive;
import org.affinitydomain.imagingsource.archive.Archives;
import org.affinitydomain.imagingsource.archive.ReceivedInstance;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.web.HttpProblem;

/**
 * Stores the instances of STOW-RS requests, one after the other as they come: each is safe, or has left nothing behind, before the
 * next one is read, so that a request which breaks off has stored what came whole.
 */
public final class StowStore {
    private final LocalSources sources;
    private final Archives archives;

    /**
     * @param sources  the sources of this installation
     * @param archives those of them that keep images
     */
    public StowStore(LocalSources sources, Archives archives) {
        this.sources = sources;
        this.archives = archives;
    }

    /**
     * Stores the instances of a request.
     *
     * @throws HttpProblem when there is no such archive, or the body holds no instance
     * @throws IOException when who sends has gone
     */
    public StoreInstancesResponse store(StowRequest request) throws HttpProblem, IOException {
        LocalSource source = sources.named(request.sourceId())
                .filter(named -> named.source().access() instanceof StudyAccess.Archive access && access.stow())
                .orElseThrow(() -> new HttpProblem(HttpProblem.Kind.NOT_FOUND, "nothing is stored at '" + request.sourceId() + "' by STOW-RS"));
        Archive archive = archives.of(source.id()).orElseThrow();
        StoreInstancesResponse response = new StoreInstancesResponse(source.source().retrieveUrl().toString().replaceAll("/+$", ""));
        try {
            MultipartReader parts = new MultipartReader(request.body(), request.contentType());
            for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
                if (response.size() == archive.settings().mostInstances()) {
                    response.failed(Status.OUT_OF_RESOURCES);
                    break;
                }
                store(part.get(), archive, request.studyUid(), response);
            }
        } catch (MultipartFormatException e) {
            if (response.size() == 0) {
                throw new HttpProblem(HttpProblem.Kind.BAD_REQUEST, e.getMessage());
            }
            response.failed(Status.CANNOT_UNDERSTAND);
        }
        if (response.size() == 0) {
            throw new HttpProblem(HttpProblem.Kind.BAD_REQUEST, "the body has no part");
        }
        return response;
    }

    private static void store(Part part, Archive archive, Optional<String> studyUid, StoreInstancesResponse response) throws IOException {
        AtomicReference<Optional<ReceivedInstance>> known = new AtomicReference<>(Optional.empty());
        try {
            response.stored(archive.store(part.content(), received -> {
                known.set(Optional.of(received));
                if (studyUid.filter(uid -> !uid.equals(received.studyUid())).isPresent()) {
                    throw new DimseException(Status.IDENTIFIER_DOES_NOT_MATCH_SOP_CLASS, "it is of another study");
                }
            }));
        } catch (DimseException refused) {
            known.get().ifPresentOrElse(instance -> response.failed(instance, refused.status()), () -> response.failed(refused.status()));
        }
    }
}
