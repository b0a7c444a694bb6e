package org.affinitydomain.consumer;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.affinitydomain.consumer.access.ImagingSources;
import org.affinitydomain.consumer.access.Repositories;
import org.affinitydomain.consumer.document.RetrieveDocument;
import org.affinitydomain.consumer.document.RetrievedDocument;
import org.affinitydomain.consumer.image.LocateInstance;
import org.affinitydomain.consumer.image.Rad69Retrieval;
import org.affinitydomain.consumer.image.RetrieveInstance;
import org.affinitydomain.consumer.image.RetrieveMethod;
import org.affinitydomain.consumer.image.SilenceLimit;
import org.affinitydomain.consumer.image.WadoRsRetrieval;
import org.affinitydomain.consumer.manifest.ManifestCache;
import org.affinitydomain.consumer.manifest.ManifestReference;
import org.affinitydomain.consumer.manifest.RetrieveManifest;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.search.FindStudies;
import org.affinitydomain.consumer.search.StudyPage;
import org.affinitydomain.consumer.search.StudySearch;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.xds.transaction.DocumentRegistry;

/** A running consumer: its parts put together, with the threads that it owns. Closing ends them. */
public final class ConsumerService implements AutoCloseable {

    private final ConsumerSettings settings;
    private final FindStudies search;
    private final RetrieveDocument documents;
    private final RetrieveManifest manifests;
    private final ManifestCache contents;
    private final LocateInstance locator;
    private final RetrieveInstance instances;
    private final ExecutorService httpThreads;
    private final SilenceLimit silence;

    /**
     * Starts a consumer.
     *
     * @param registry     where studies are found
     * @param repositories where manifests are
     * @param sources      where images are, by RAD-69
     * @param threads      makes the threads
     */
    public ConsumerService(ConsumerSettings settings, AffinityDomain domain, DocumentRegistry registry, Repositories repositories,
                           ImagingSources sources, ThreadFactory threads) {
        this.settings = settings;
        this.search = new FindStudies(registry, domain.codeSets().schemes(), settings.maxStudies());
        this.documents = new RetrieveDocument(repositories);
        this.manifests = new RetrieveManifest(documents);
        this.contents = new ManifestCache(manifests, settings.cachedInstances());
        this.locator = new LocateInstance(domain);
        // Not bounded by itself: it serves the instances on their way, and they are bounded.
        this.httpThreads = Executors.newCachedThreadPool(threads);
        this.silence = new SilenceLimit(settings.responseTimeout(), threads);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout()).executor(httpThreads).build();
        this.instances = new RetrieveInstance(contents, locator, Map.of(RetrieveMethod.RAD_69, new Rad69Retrieval(sources),
                RetrieveMethod.WADO_RS, new WadoRsRetrieval(http, settings.responseTimeout(), silence)),
                settings.atOnce(), settings.patience());
    }

    /** A patient's studies. */
    public StudyPage find(StudySearch wanted) throws ConsumerException {
        return search.find(wanted);
    }

    /** A document of any kind. Whoever gets it closes its content. */
    public RetrievedDocument document(String repositoryUniqueId, String documentUniqueId) throws ConsumerException {
        return documents.open(repositoryUniqueId, documentUniqueId);
    }

    /** The bytes of a manifest. Whoever gets the stream closes it. */
    public InputStream manifest(ManifestReference reference) throws ConsumerException {
        return manifests.open(reference);
    }

    /** What a manifest lists. */
    public Manifest content(ManifestReference reference) throws ConsumerException {
        return contents.get(reference);
    }

    /** Tells who has what a manifest lists. */
    public LocateInstance locator() {
        return locator;
    }

    /**
     * An instance, a DICOM Part 10 file. Whoever gets the stream closes it.
     *
     * @param via how to retrieve it; as the settings say when empty
     */
    public InputStream instance(ManifestReference manifest, String sopInstanceUid, Optional<RetrieveMethod> via) throws ConsumerException {
        return instances.open(manifest, sopInstanceUid, via.orElse(settings.via()));
    }

    @Override
    public void close() {
        silence.close();
        httpThreads.shutdownNow();
    }
}
