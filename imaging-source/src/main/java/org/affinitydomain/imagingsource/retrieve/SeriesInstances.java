package org.affinitydomain.imagingsource.retrieve;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.transcode.Decoding;
import org.affinitydomain.imagingsource.transcode.NotDecodableException;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * The instances of one series as a PACS has them, for one request.
 *
 * @param instances by SOP Instance UID
 * @param failure   why none of the series can be returned
 */
record SeriesInstances(Map<String, StoredInstance> instances, Optional<RegistryError> failure) {
    private static final System.Logger LOG = System.getLogger(SeriesInstances.class.getName());

    /** Whether an instance can be returned. */
    sealed interface Finding {
    }

    /** It can. */
    record Available(StoredInstance instance) implements Finding {
    }

    /** It cannot. */
    record Unavailable(RegistryError error) implements Finding {
    }

    /** Asks the PACS for the series, or for the one instance when no other one is wanted. */
    static SeriesInstances find(Pacs pacs, String studyUid, String seriesUid, List<String> wanted) {
        try {
            if (!InstanceQuery.isUid(studyUid)) {
                return failed(unknownStudy(studyUid));
            }
            if (!InstanceQuery.isUid(seriesUid)) {
                return failed(unknownSeries(pacs, studyUid, seriesUid));
            }
            boolean one = wanted.size() == 1 && InstanceQuery.isUid(wanted.get(0));
            List<StoredInstance> found = pacs.find(one ? InstanceQuery.instance(studyUid, seriesUid, wanted.get(0))
                    : InstanceQuery.series(studyUid, seriesUid));
            if (found.isEmpty() && (!one || pacs.find(InstanceQuery.series(studyUid, seriesUid)).isEmpty())) {
                return failed(unknownSeries(pacs, studyUid, seriesUid));
            }
            return new SeriesInstances(found.stream().collect(Collectors.toMap(StoredInstance::instanceUid, Function.identity(),
                    (first, second) -> first)), Optional.empty());
        } catch (PacsException e) {
            return failed(broken(e, "series " + seriesUid));
        }
    }

    /**
     * One instance.
     *
     * @param syntaxes the transfer syntaxes that the consumer takes; it gets the instance as it is stored, or decoded. What is
     *                 to be decoded is opened here, since the answer can hold no error once it is being written.
     */
    Finding instance(String uid, List<String> syntaxes, Decoding decoding) {
        if (failure.isPresent()) {
            return new Unavailable(failure.get());
        }
        StoredInstance instance = instances.get(uid);
        if (instance == null) {
            return new Unavailable(XdsErrorCode.WADO_0017.in("instance " + uid + " is not known in its series"));
        }
        try {
            Optional<StoredInstance> accepted = decoding.in(syntaxes, instance);
            if (accepted.isEmpty()) {
                return new Unavailable(XdsErrorCode.WADO_0007.in("instance " + uid + " is stored in transfer syntax " + instance.transferSyntaxUid()
                        + " and cannot be had in one that is in TransferSyntaxUIDList"));
            }
            if (accepted.get() != instance) {
                accepted.get().open().close();
            }
            return new Available(accepted.get());
        } catch (NotDecodableException e) {
            return new Unavailable(XdsErrorCode.WADO_0007.in(e.getMessage()));
        } catch (IOException e) {
            return new Unavailable(broken(e, "instance " + uid));
        }
    }

    private static SeriesInstances failed(RegistryError error) {
        return new SeriesInstances(Map.of(), Optional.of(error));
    }

    private static RegistryError unknownSeries(Pacs pacs, String studyUid, String seriesUid) throws PacsException {
        return pacs.find(InstanceQuery.study(studyUid)).isEmpty() ? unknownStudy(studyUid)
                : XdsErrorCode.WADO_0016.in("series " + seriesUid + " is not known in study " + studyUid);
    }

    private static RegistryError unknownStudy(String studyUid) {
        return XdsErrorCode.WADO_0015.in("study " + studyUid + " is not known");
    }

    private static RegistryError broken(IOException e, String what) {
        LOG.log(System.Logger.Level.WARNING, "AFF3030 {0} could not be retrieved: {1}. Check the PACS.", what, e.getMessage());
        return XdsErrorCode.WADO_0014.in(what + " cannot be retrieved from the PACS: " + e.getMessage());
    }
}
