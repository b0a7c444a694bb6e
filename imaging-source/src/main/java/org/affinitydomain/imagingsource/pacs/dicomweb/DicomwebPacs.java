package org.affinitydomain.imagingsource.pacs.dicomweb;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.json.DicomJsonReader;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.pacs.Headers;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.Metadata;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsSeries;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.RecentStudies;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.pacs.StudySummary;
import org.affinitydomain.imagingsource.pacs.StudyVersion;

/**
 * A PACS that answers QIDO-RS and WADO-RS (PS3.18 10.6 and 10.4). Studies are listed with counts; of a study, series and
 * instances are searched, and the headers of one instance of each series are read.
 */
public final class DicomwebPacs implements Pacs {
    private static final int PAGE = 500;
    private static final long LARGEST_HEADERS = 64L << 20;
    private static final String STUDY_FIELDS = "?includefield=00201206&includefield=00201208&includefield=00081030";
    private static final String INSTANCE_FIELDS = "includefield=00080016&includefield=00200013&includefield=00280008&includefield=00083002";

    private final DicomwebClient client;
    private final Qido qido;

    /**
     * A PACS; it need not answer yet.
     *
     * @param sourceId      the id of the imaging source that it belongs to, for the names of threads
     * @param access        where it is, and how long it may take
     * @param authorization how it wants to know who asks
     */
    public DicomwebPacs(String sourceId, StudyAccess.DicomWeb access, Authorization authorization) {
        this.client = new DicomwebClient(sourceId, access, authorization);
        this.qido = new Qido(client, PAGE);
    }

    @Override
    public void listStudies(StudySink sink) throws PacsException {
        listStudies("", sink);
    }

    @Override
    public void listStudies(RecentStudies recent, StudySink sink) throws PacsException {
        listStudies("&StudyDate=" + recent.datedSince().format(DateTimeFormatter.BASIC_ISO_DATE) + '-', sink);
    }

    @Override
    public Optional<StudyVersion> version(String studyInstanceUid) throws PacsException {
        List<StudyVersion> found = new ArrayList<>();
        listStudies("&StudyInstanceUID=" + InstanceQuery.study(studyInstanceUid).studyUid(), found::add);
        return found.stream().filter(study -> study.studyInstanceUid().equals(studyInstanceUid)).findFirst();
    }

    @Override
    public List<String> studiesWithAccession(String accessionNumber) throws PacsException {
        List<String> found = new ArrayList<>();
        listStudies("&AccessionNumber=" + URLEncoder.encode(accessionNumber, StandardCharsets.UTF_8).replace("+", "%20"),
                study -> found.add(study.studyInstanceUid()));
        return List.copyOf(found);
    }

    private void listStudies(String condition, StudySink sink) throws PacsException {
        qido.search("/studies" + STUDY_FIELDS + condition, Tag.STUDY_INSTANCE_UID, result -> new StudyVersion(
                uid(result, Tag.STUDY_INSTANCE_UID), StudySummary.version(result), Optional.empty(),
                number(result, Tag.NUMBER_OF_STUDY_RELATED_INSTANCES)), sink::study);
    }

    @Override
    public Optional<PacsStudy> study(String studyInstanceUid) throws PacsException {
        Map<String, DataSet> found = new LinkedHashMap<>();
        qido.search(InstanceQuery.study(studyInstanceUid).path() + "/series", Tag.SERIES_INSTANCE_UID, result -> result,
                result -> found.put(uid(result, Tag.SERIES_INSTANCE_UID), result));
        List<PacsSeries> series = new ArrayList<>();
        for (Map.Entry<String, DataSet> one : found.entrySet()) {
            List<Instance> instances = instances(InstanceQuery.series(studyInstanceUid, one.getKey()));
            if (!instances.isEmpty()) {
                PacsSeries unread = new PacsSeries(one.getKey(), one.getValue(), instances);
                series.add(new PacsSeries(one.getKey(), headers(studyInstanceUid, unread), instances));
            }
        }
        return series.isEmpty() ? Optional.empty() : Optional.of(new PacsStudy(studyInstanceUid, series));
    }

    @Override
    public List<StoredInstance> find(InstanceQuery query) throws PacsException {
        Map<String, RemoteInstance> found = new LinkedHashMap<>();
        search(query, result -> new RemoteInstance(client, InstanceQuery.instance(query.studyUid(),
                query.seriesUid().isPresent() ? query.seriesUid().get() : uid(result, Tag.SERIES_INSTANCE_UID),
                uid(result, Tag.SOP_INSTANCE_UID)), result.string(Tag.SOP_CLASS_UID), onlySyntax(result)),
                instance -> found.putIfAbsent(instance.instanceUid(), instance));
        return List.copyOf(found.values());
    }

    /** One request, whose answer is handed on as it comes. */
    @Override
    public Metadata metadata(InstanceQuery query) throws PacsException {
        Optional<DicomwebClient.Answer> answer = client.get(query.path() + "/metadata", "application/dicom+json");
        return answer.isPresent() ? RemoteMetadata.read(answer.get(), query) : Metadata.of(List.of());
    }

    @Override
    public void close() {
        client.close();
    }

    private List<Instance> instances(InstanceQuery query) throws PacsException {
        Map<String, Instance> found = new LinkedHashMap<>();
        search(query, result -> new Instance(uid(result, Tag.SOP_CLASS_UID), uid(result, Tag.SOP_INSTANCE_UID),
                number(result, Tag.INSTANCE_NUMBER), number(result, Tag.NUMBER_OF_FRAMES)),
                instance -> found.putIfAbsent(instance.sopInstanceUid(), instance));
        return List.copyOf(found.values());
    }

    private <T> void search(InstanceQuery query, Qido.Mapping<T> mapping, Qido.Sink<T> sink) throws PacsException {
        String resource = new InstanceQuery(query.studyUid(), query.seriesUid(), Optional.empty()).path() + "/instances?"
                + query.instanceUid().map(uid -> "SOPInstanceUID=" + uid + '&').orElse("") + INSTANCE_FIELDS;
        qido.search(resource, Tag.SOP_INSTANCE_UID, mapping, sink);
    }

    /** The headers of the first instance of a series. What a search tells is not enough: it has no issuers, no institution, no anatomy. */
    private DataSet headers(String studyUid, PacsSeries series) throws PacsException {
        InstanceQuery first = InstanceQuery.instance(studyUid, series.instanceUid(), series.instances().get(0).sopInstanceUid());
        Optional<DicomwebClient.Answer> found = client.get(first.path() + "/metadata", "application/dicom+json");
        if (found.isEmpty()) {
            throw new PacsException("the PACS lists " + first.path() + ", but has no metadata of it");
        }
        try (DicomwebClient.Answer answer = found.get();
             DicomJsonReader reader = new DicomJsonReader(new BoundedInput(answer.body(), LARGEST_HEADERS))) {
            return Headers.select(reader.next().orElseThrow(() -> new PacsException("the metadata of " + first.path() + " are empty")));
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException("the metadata of " + first.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The one encoding that a PACS offers is the one that it keeps; of several, it would not say which. */
    private static Optional<String> onlySyntax(DataSet result) {
        List<String> offered = result.strings(Tag.AVAILABLE_TRANSFER_SYNTAX_UID);
        return offered.size() == 1 ? Optional.of(offered.get(0)) : Optional.empty();
    }

    private static String uid(DataSet result, int tag) throws PacsException {
        return result.string(tag).filter(InstanceQuery::isUid)
                .orElseThrow(() -> new PacsException("a search result of the PACS has no UID in " + Tag.toString(tag)));
    }

    private static OptionalInt number(DataSet result, int tag) {
        OptionalLong value = result.integer(tag);
        return value.isPresent() && value.getAsLong() == (int) value.getAsLong()
                ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }
}
