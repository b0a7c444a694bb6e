package org.affinitydomain.imagingsource.wado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;

/**
 * WADO-RS (PS3.18 10.4; RAD-107): studies, series, instances and their metadata. Instances are sent as they are stored; a
 * resource of which one is stored in a transfer syntax that is not accepted is refused as a whole.
 */
public final class WadoRetrieve {
    private static final System.Logger LOG = System.getLogger(WadoRetrieve.class.getName());

    private final LocalSources sources;

    public WadoRetrieve(LocalSources sources) {
        this.sources = sources;
    }

    /**
     * Finds what is asked for and opens the first instance.
     *
     * @param request what is asked for
     * @param accept  the request's Accept header
     * @throws HttpProblem when it is not there, not accepted, or the PACS fails
     */
    public WadoAnswer retrieve(WadoRequest request, Optional<String> accept) throws HttpProblem {
        Acceptance acceptance = Acceptance.of(accept);
        boolean single = request.query().instanceUid().isPresent() && acceptance.single() && !acceptance.dicom();
        if (request.metadata() ? !acceptance.json() : !acceptance.dicom() && !single) {
            throw new HttpProblem(Kind.NOT_ACCEPTABLE, request.metadata() ? "metadata are sent as application/dicom+json"
                    : "instances are sent as multipart/related; type=\"application/dicom\"");
        }
        try {
            List<StoredInstance> instances = find(request);
            if (request.metadata()) {
                return InstanceBodies.metadata(instances);
            }
            requireAccepted(instances, acceptance);
            return single ? InstanceBodies.single(instances.get(0)) : InstanceBodies.multipart(instances);
        } catch (PacsException e) {
            throw failed(request, e);
        }
    }

    private List<StoredInstance> find(WadoRequest request) throws PacsException, HttpProblem {
        List<PacsException> failures = new ArrayList<>();
        for (LocalSource source : candidates(request)) {
            try {
                List<StoredInstance> found = source.pacs().find(request.query());
                if (!found.isEmpty()) {
                    return found;
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

    private static void requireAccepted(List<StoredInstance> instances, Acceptance acceptance) throws PacsException, HttpProblem {
        if (acceptance.asStored()) {
            return;
        }
        for (StoredInstance instance : instances) {
            String stored = instance.transferSyntaxUid();
            if (!acceptance.takes(stored)) {
                throw new HttpProblem(Kind.NOT_ACCEPTABLE, "instance " + instance.instanceUid() + " is stored in transfer syntax " + stored
                        + " and is not transcoded: accept multipart/related; type=\"application/dicom\"; transfer-syntax=" + stored
                        + ", or transfer-syntax=*");
            }
        }
    }

    private static HttpProblem failed(WadoRequest request, PacsException e) {
        LOG.log(System.Logger.Level.WARNING, "AFF3031 {0} could not be retrieved: {1}. Check the PACS.", request.query().path(), e.getMessage());
        return new HttpProblem(Kind.PACS_FAILED, e.getMessage());
    }
}
