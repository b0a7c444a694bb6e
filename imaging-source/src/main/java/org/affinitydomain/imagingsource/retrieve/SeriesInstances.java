package org.affinitydomain.imagingsource.retrieve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.affinitydomain.imagingsource.LocalSource;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** The instances of one series that a request asks for. A PACS is asked for several of them at once, and never twice. */
final class SeriesInstances {
    private static final System.Logger LOG = System.getLogger(SeriesInstances.class.getName());

    private final InstanceQuery series;
    private final boolean several;
    private final Map<String, Map<String, StoredInstance>> bySource = new HashMap<>();
    private final Map<String, String> failed = new HashMap<>();

    SeriesInstances(InstanceQuery series, int asked) {
        this.series = series;
        this.several = asked > 1;
    }

    /**
     * An instance in one of the asked transfer syntaxes.
     *
     * @throws UnavailableException when the source does not have it, not in such a syntax, or cannot say
     */
    StoredInstance find(LocalSource source, String instanceUid, Set<String> syntaxes) throws UnavailableException {
        StoredInstance instance = find(source, instanceUid);
        String stored;
        try {
            stored = instance.transferSyntaxUid();
        } catch (PacsException e) {
            throw failed(source, e);
        }
        if (!syntaxes.contains(stored)) {
            throw new UnavailableException(XdsErrorCode.WADO_0007, "the instance is stored in transfer syntax " + stored
                    + ", which is not in TransferSyntaxUIDList, and is not converted");
        }
        return instance;
    }

    private StoredInstance find(LocalSource source, String instanceUid) throws UnavailableException {
        StoredInstance found = instances(source, instanceUid).get(instanceUid);
        if (found == null) {
            throw new UnavailableException(XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR, "no instance " + instanceUid + " in study "
                    + series.studyUid() + ", series " + series.seriesUid().orElse(""));
        }
        return found;
    }

    private Map<String, StoredInstance> instances(LocalSource source, String instanceUid) throws UnavailableException {
        String id = source.source().id();
        if (failed.containsKey(id)) {
            throw new UnavailableException(XdsErrorCode.WADO_0014, failed.get(id));
        }
        if (!several && !InstanceQuery.isUid(instanceUid)) {
            return Map.of();
        }
        if (!bySource.containsKey(id)) {
            bySource.put(id, ask(source, several ? series
                    : InstanceQuery.instance(series.studyUid(), series.seriesUid().orElseThrow(), instanceUid)));
        }
        return bySource.get(id);
    }

    private Map<String, StoredInstance> ask(LocalSource source, InstanceQuery query) throws UnavailableException {
        try {
            List<StoredInstance> found = source.pacs().find(query);
            Map<String, StoredInstance> byUid = new HashMap<>();
            found.forEach(instance -> byUid.put(instance.instanceUid(), instance));
            return byUid;
        } catch (PacsException e) {
            throw failed(source, e);
        }
    }

    /** One failure stands for all instances of the series, so that a PACS that is down is not waited for again and again. */
    private UnavailableException failed(LocalSource source, PacsException e) {
        LOG.log(System.Logger.Level.WARNING, "AFF3030 {0}: instances were asked for, but the PACS failed: {1}. Look at the PACS.",
                source.source().id(), e.getMessage());
        String context = "the PACS of imaging source " + source.source().id() + " does not answer; try again later";
        failed.put(source.source().id(), context);
        return new UnavailableException(XdsErrorCode.WADO_0014, context);
    }
}
