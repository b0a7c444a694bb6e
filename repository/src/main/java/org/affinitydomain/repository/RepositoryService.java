package org.affinitydomain.repository;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.affinitydomain.repository.index.DocumentIndex;
import org.affinitydomain.repository.provide.MetadataCheck;
import org.affinitydomain.repository.provide.ProvideAndRegister;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.removal.RemoveDocuments;
import org.affinitydomain.repository.retrieve.RetrieveDocumentSet;
import org.affinitydomain.repository.retrieve.StoredDocuments;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.FileSystemStorage;
import org.affinitydomain.repository.sweep.Sweep;
import org.affinitydomain.repository.sweep.SweepSchedule;
import org.affinitydomain.repository.sweep.UnderWay;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;

/** A running repository: its parts put together, with the sweep that it owns. Closing stops the sweep. */
public final class RepositoryService implements DocumentRepository, DocumentAdministration, AutoCloseable {

    private static final Logger LOG = System.getLogger(RepositoryService.class.getName());

    private final ProvideAndRegister provide;
    private final RetrieveDocumentSet retrieve;
    private final RemoveDocuments remove;
    private final SweepSchedule schedule;

    private RepositoryService(ProvideAndRegister provide, RetrieveDocumentSet retrieve, RemoveDocuments remove, SweepSchedule schedule) {
        this.provide = provide;
        this.retrieve = retrieve;
        this.remove = remove;
        this.schedule = schedule;
    }

    /**
     * Starts a repository: what an earlier run had been receiving is removed, then requests can come.
     *
     * @param uniqueId   its repositoryUniqueId
     * @param dataSource a database that has its table
     * @param check      looks at the metadata before any document is taken
     * @param registry   where entries are registered
     * @param registryRunsHere whether it runs in this server, and ends with it
     * @param threads    makes the thread of the sweep
     * @throws IOException when its folder cannot be used
     */
    public static RepositoryService start(String uniqueId, RepositorySettings settings, DataSource dataSource, MetadataCheck check,
                                          DocumentRegistry registry, boolean registryRunsHere, ThreadFactory threads) throws IOException {
        Clock clock = Clock.systemUTC();
        DocumentStorage storage = new FileSystemStorage(settings.folder(), settings.node(), settings.limits());
        int left = storage.recover();
        DocumentIndex index = new DocumentIndex(dataSource);
        RegistrationEnquiry enquiry = new RegistrationEnquiry(registry, uniqueId);
        UnderWay underWay = new UnderWay(registryRunsHere ? Optional.of(settings.node()) : Optional.empty());
        Sweep sweep = new Sweep(storage, index, enquiry, underWay, settings.sweepAge(), clock);
        ProvideAndRegister provide = new ProvideAndRegister(uniqueId, check, storage, index, registry, underWay, sweep,
                settings.patience(), clock);
        RetrieveDocumentSet retrieve = new RetrieveDocumentSet(uniqueId, new StoredDocuments(storage, index, enquiry));
        LOG.log(Level.INFO, () -> "AFF2017 Repository " + uniqueId + " keeps its documents in " + settings.folder()
                + (left == 0 ? "" : "; " + left + " that were being received when the server ended were removed"));
        return new RepositoryService(provide, retrieve, new RemoveDocuments(uniqueId, storage, index),
                new SweepSchedule(sweep, settings.sweepInterval(), threads));
    }

    @Override
    public RegistryResponse provideAndRegisterDocumentSet(ProvideAndRegisterDocumentSetRequest request) {
        return provide.provideAndRegister(request);
    }

    @Override
    public RetrieveDocumentSetResponse retrieveDocumentSet(RetrieveDocumentSetRequest request) {
        return retrieve.retrieve(request);
    }

    @Override
    public RegistryResponse removeDocuments(RetrieveDocumentSetRequest request) {
        return remove.remove(request);
    }

    @Override
    public void close() {
        schedule.close();
    }
}
