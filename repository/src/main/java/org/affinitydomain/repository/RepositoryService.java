package org.affinitydomain.repository;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.affinitydomain.repository.index.DiscardedContents;
import org.affinitydomain.repository.index.DocumentIndex;
import org.affinitydomain.repository.ondemand.OnDemandDocumentSource;
import org.affinitydomain.repository.ondemand.OnDemandProviders;
import org.affinitydomain.repository.provide.MetadataCheck;
import org.affinitydomain.repository.provide.ProvideAndRegister;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.removal.RemoveDocuments;
import org.affinitydomain.repository.retrieve.RetrieveDocumentSet;
import org.affinitydomain.repository.retrieve.StoredDocuments;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.sweep.Sweep;
import org.affinitydomain.repository.sweep.SweepSchedule;
import org.affinitydomain.repository.sweep.UnderWay;
import org.affinitydomain.repository.verify.Finding;
import org.affinitydomain.repository.verify.VerificationReport;
import org.affinitydomain.repository.verify.VerificationSummary;
import org.affinitydomain.repository.verify.Verifier;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.TransactionException;

/** A running repository: its parts put together, with the threads that it owns. Closing stops them and ends the storage's connections. */
public final class RepositoryService implements DocumentRepository, DocumentAdministration, AutoCloseable {

    private static final Logger LOG = System.getLogger(RepositoryService.class.getName());

    private final DocumentStorage storage;
    private final ProvideAndRegister provide;
    private final RetrieveDocumentSet retrieve;
    private final RemoveDocuments remove;
    private final Verifier verifier;
    private final SweepSchedule schedule;
    private final OnDemandDocumentSource onDemand;

    private RepositoryService(DocumentStorage storage, ProvideAndRegister provide, RetrieveDocumentSet retrieve, RemoveDocuments remove,
                              Verifier verifier, SweepSchedule schedule, OnDemandDocumentSource onDemand) {
        this.storage = storage;
        this.provide = provide;
        this.retrieve = retrieve;
        this.remove = remove;
        this.verifier = verifier;
        this.schedule = schedule;
        this.onDemand = onDemand;
    }

    /**
     * Starts a repository: what an earlier run had been receiving is removed, then requests can come.
     *
     * @param uniqueId   its repositoryUniqueId
     * @param dataSource a database that has its table
     * @param check      looks at the metadata before any document is taken
     * @param registry   where entries are registered
     * @param registryRunsHere whether it runs in this server, and ends with it
     * @param providers  make On-Demand documents
     * @param threads    makes the threads of the sweep and of the registration of On-Demand entries
     * @throws IOException  when its folder cannot be used
     * @throws SQLException when its database cannot be used
     */
    public static RepositoryService start(String uniqueId, RepositorySettings settings, DataSource dataSource, MetadataCheck check,
                                          DocumentRegistry registry, boolean registryRunsHere, OnDemandProviders providers,
                                          ThreadFactory threads) throws IOException, SQLException {
        Clock clock = Clock.systemUTC();
        DocumentStorage storage = settings.openStorage();
        int left = storage.recover();
        DiscardedContents discarded = new DiscardedContents(dataSource);
        RegistrationEnquiry enquiry = new RegistrationEnquiry(registry, uniqueId);
        OnDemandDocumentSource onDemand = new OnDemandDocumentSource(uniqueId, dataSource, providers, registry, enquiry, clock);
        DocumentIndex index = new DocumentIndex(dataSource, onDemand.index());
        UnderWay underWay = new UnderWay(registryRunsHere ? Optional.of(settings.node()) : Optional.empty());
        Sweep sweep = new Sweep(storage, index, discarded, enquiry, underWay, settings.sweepAge(), clock);
        ProvideAndRegister provide = new ProvideAndRegister(uniqueId, check, storage, index, discarded, registry, underWay, sweep,
                settings.patience(), clock);
        StoredDocuments stored = new StoredDocuments(storage, index, enquiry);
        RetrieveDocumentSet retrieve = new RetrieveDocumentSet(uniqueId, List.of(stored, onDemand.documents(stored)));
        LOG.log(Level.INFO, () -> "AFF2017 Repository " + uniqueId + " keeps its documents in " + settings.place()
                + (left == 0 ? "" : "; " + left + " that were being received when the server ended were removed"));
        onDemand.start(settings.onDemandInterval(), threads);
        return new RepositoryService(storage, provide, retrieve, new RemoveDocuments(uniqueId, storage, index),
                new Verifier(storage, dataSource, enquiry), new SweepSchedule(sweep, settings.sweepInterval(), threads), onDemand);
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
    public Optional<VerificationSummary> verify(boolean hashing, VerificationReport report)
            throws IOException, SQLException, TransactionException {
        return verifier.verify(hashing, report);
    }

    @Override
    public List<Finding> missingDocuments(Collection<String> uniqueIds) throws SQLException, TransactionException {
        return verifier.missingDocuments(uniqueIds);
    }

    @Override
    public void close() {
        onDemand.close();
        verifier.close();
        schedule.close();
        storage.close();
    }
}
