package org.affinitydomain.imagingsource.wado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.imagingsource.pacs.Metadata;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.transcode.Decoding;
import org.affinitydomain.imagingsource.transcode.NotDecodableException;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;
import org.affinitydomain.platform.Settings;

/**
 * WADO-RS (PS3.18 10.4; RAD-107): studies, series, instances, frames, metadata, large values and rendered images. Instances are
 * sent as they are stored where that is accepted, else decoded; a resource of which one instance can be had in no accepted
 * transfer syntax is refused as a whole.
 */
public final class WadoRetrieve {
    private static final System.Logger LOG = System.getLogger(WadoRetrieve.class.getName());

    private final LocalSources sources;
    private final Decoding decoding;

    /** Over sources, with the limits of decoding that an installation has when it says nothing. */
    public WadoRetrieve(LocalSources sources) {
        this(sources, Decoding.of(new Settings(key -> Optional.empty())));
    }

    /** Over sources. */
    public WadoRetrieve(LocalSources sources, Decoding decoding) {
        this.sources = sources;
        this.decoding = decoding;
    }

    /**
     * Finds what is asked for and opens the first instance.
     *
     * @param request what is asked for
     * @param accept  the request's Accept header
     * @throws HttpProblem when it is not there, not accepted, or the PACS fails
     */
    public WadoAnswer retrieve(WadoRequest request, Optional<String> accept) throws HttpProblem {
        try {
            WadoResource resource = request.resource();
            if (resource instanceof WadoResource.Metadata) {
                return metadata(request, accept);
            } else if (resource instanceof WadoResource.Instances) {
                return instances(request, accept);
            } else if (resource instanceof WadoResource.Frames frames) {
                return FrameBodies.frames(find(request).get(0), frames.numbers(), accept, decoding);
            } else if (resource instanceof WadoResource.BulkData value) {
                return BulkDataBody.of(find(request).get(0), value.path(), accept, decoding);
            } else if (resource instanceof WadoResource.Rendered rendered) {
                return RenderedBodies.rendered(find(request).get(0), rendered.numbers(), accept, request.parameters(), decoding);
            } else {
                return thumbnail(request, ((WadoResource.Thumbnail) resource).frame(), accept);
            }
        } catch (NotDecodableException e) {
            throw new HttpProblem(Kind.NOT_ACCEPTABLE, e.getMessage());
        } catch (PacsException e) {
            LOG.log(System.Logger.Level.WARNING, "AFF3031 {0} could not be retrieved: {1}. Check the PACS.", request.query().path(), e.getMessage());
            throw new HttpProblem(Kind.PACS_FAILED, e.getMessage());
        }
    }

    private WadoAnswer instances(WadoRequest request, Optional<String> accept) throws PacsException, HttpProblem {
        Acceptance acceptance = Acceptance.of(accept);
        boolean single = request.query().instanceUid().isPresent() && acceptance.single() && !acceptance.dicom();
        if (!acceptance.dicom() && !single) {
            throw new HttpProblem(Kind.NOT_ACCEPTABLE, "instances are sent as multipart/related; type=\"application/dicom\"");
        }
        List<StoredInstance> accepted = new ArrayList<>();
        for (StoredInstance instance : find(request)) {
            Optional<StoredInstance> chosen = acceptance.choose(instance, decoding);
            if (chosen.isEmpty()) {
                throw new HttpProblem(Kind.NOT_ACCEPTABLE, "instance " + instance.instanceUid() + " is stored in transfer syntax "
                        + instance.transferSyntaxUid() + " and cannot be had in an accepted one: accept multipart/related;"
                        + " type=\"application/dicom\"; transfer-syntax=" + instance.transferSyntaxUid() + ", or transfer-syntax=*");
            }
            accepted.add(chosen.get());
        }
        return single ? InstanceBodies.single(accepted.get(0)) : InstanceBodies.multipart(accepted);
    }

    private WadoAnswer metadata(WadoRequest request, Optional<String> accept) throws PacsException, HttpProblem {
        if (!Acceptance.of(accept).json()) {
            throw new HttpProblem(Kind.NOT_ACCEPTABLE, "metadata are sent as application/dicom+json");
        }
        return search(request, source -> {
            Metadata metadata = source.pacs().metadata(request.query());
            boolean begun = false;
            try {
                Optional<DataSet> first = metadata.next();
                begun = first.isPresent();
                return first.map(found -> InstanceBodies.metadata(found, metadata, source.source().retrieveUrl().toString().replaceAll("/+$", "")));
            } finally {
                if (!begun) {
                    metadata.close();
                }
            }
        });
    }

    /** The instance in the middle stands for a study or series: the first ones often have nothing on them. */
    private WadoAnswer thumbnail(WadoRequest request, int frame, Optional<String> accept) throws PacsException, HttpProblem {
        List<StoredInstance> found = find(request);
        return RenderedBodies.rendered(found.get(found.size() / 2), List.of(frame), accept, request.parameters().thumbnail(), decoding);
    }

    private List<StoredInstance> find(WadoRequest request) throws PacsException, HttpProblem {
        return search(request, source -> Optional.of(source.pacs().find(request.query())).filter(found -> !found.isEmpty()));
    }

    /** What is asked of each source until one has it. */
    @FunctionalInterface
    private interface Search<T> {
        Optional<T> in(LocalSource source) throws PacsException;
    }

    private <T> T search(WadoRequest request, Search<T> search) throws PacsException, HttpProblem {
        List<PacsException> failures = new ArrayList<>();
        for (LocalSource source : candidates(request)) {
            try {
                Optional<T> found = search.in(source);
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (PacsException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            // One that cannot say may be the one that has it.
            throw failures.get(0);
        }
        throw new HttpProblem(Kind.NOT_FOUND, request.query().path() + " is not known");
    }

    private List<LocalSource> candidates(WadoRequest request) throws HttpProblem {
        if (request.sourceId().isEmpty()) {
            return sources.all();
        }
        String id = request.sourceId().get();
        return List.of(sources.named(id).orElseThrow(() -> new HttpProblem(Kind.NOT_FOUND, "this server runs no source '" + id + "'")));
    }
}
