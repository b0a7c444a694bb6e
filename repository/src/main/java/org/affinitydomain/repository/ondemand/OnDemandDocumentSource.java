package org.affinitydomain.repository.ondemand;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.retrieve.DocumentFinder;
import org.affinitydomain.xds.transaction.DocumentRegistry;

/** The On-Demand Document Source as a whole: its parts put together, with the thread that it owns while a provider is active. */
public final class OnDemandDocumentSource implements AutoCloseable {

    private final OnDemandIndex index;
    private final OnDemandRegistrar registrar;
    private final OnDemandProviders providers;
    private final RegistrationEnquiry enquiry;
    private Optional<OnDemandSchedule> schedule = Optional.empty();

    public OnDemandDocumentSource(String repositoryUniqueId, DataSource dataSource, OnDemandProviders providers, DocumentRegistry registry,
                                  RegistrationEnquiry enquiry, Clock clock) {
        this.providers = providers;
        this.enquiry = enquiry;
        this.index = new OnDemandIndex(dataSource, repositoryUniqueId, providers, clock);
        this.registrar = new OnDemandRegistrar(index,
                new OnDemandRegistration(repositoryUniqueId, registry, enquiry, providers, clock), providers, clock);
    }

    /** What is to be told of registered documents. */
    public OnDemandIndex index() {
        return index;
    }

    /** Registers what is due. */
    public OnDemandRegistrar registrar() {
        return registrar;
    }

    /** Makes the documents, out of those that another finder has. */
    public DocumentFinder documents(DocumentFinder sources) {
        return new OnDemandDocuments(index, providers, sources, enquiry);
    }

    /**
     * Begins to register, when a provider is active. To be called once.
     *
     * @param interval between two looks at what is due
     * @param threads  makes the one thread
     * @throws SQLException when the database cannot be used
     */
    public void start(Duration interval, ThreadFactory threads) throws SQLException {
        if (!providers.active().isEmpty()) {
            registrar.retryRefused();
            schedule = Optional.of(new OnDemandSchedule(registrar, interval, threads));
        }
    }

    @Override
    public void close() {
        schedule.ifPresent(OnDemandSchedule::close);
    }
}
