package org.affinitydomain.registry;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ServerSocketFactory;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.pix.PatientStore;
import org.affinitydomain.pix.feed.PatientFeed;
import org.affinitydomain.pix.feed.PatientFeedService;
import org.affinitydomain.pix.v3.Acknowledgement;
import org.affinitydomain.pix.v3.Interaction;
import org.affinitydomain.pix.v3.PatientIdentityFeedV3;
import org.affinitydomain.pix.v3.PatientRegistryTracker;
import org.affinitydomain.pix.v3.V3Element;
import org.affinitydomain.platform.Actor;
import org.affinitydomain.platform.Databases;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.registry.query.QueryLimits;
import org.affinitydomain.registry.verify.RegisteredDocuments;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentAdministration;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * The registry in its server: starts with it, unless {@code affinity.registry.enabled} is false, and stops with it; the
 * patient feeds (ITI-8, ITI-44) too. The container's transactions are not used: the registry's own are over one database, and are
 * repeated when another one is in the way.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@Local({DocumentRegistry.class, DocumentAdministration.class, MetadataAdministration.class, PatientRegistryTracker.class})
public class DocumentRegistryBean implements DocumentRegistry, MetadataAdministration, PatientRegistryTracker {

    private static final int MOST = 10_000_000;

    @Inject
    private Settings settings;
    @Inject
    private AffinityDomain domain;
    @Resource
    private ManagedThreadFactory threads;
    private Optional<RegistryService> service = Optional.empty();
    private Optional<PatientFeedService> feed = Optional.empty();
    private Optional<PatientRegistryTracker> feedV3 = Optional.empty();

    /** Starts the registry, then the feeds that need it. */
    @PostConstruct
    void start() {
        if (!settings.actor(Actor.REGISTRY).enabled()) {
            return;
        }
        DataSource dataSource = Databases.find(settings);
        RegistryService registry = RegistryService.open(dataSource, domain, limits(settings), Clock.systemUTC());
        service = Optional.of(registry);
        try {
            PatientFeed patients = new PatientFeed(new PatientStore(dataSource, domain::acceptsPatientIdsOf), List.of(registry.patients()));
            feedV3 = Optional.of(new PatientIdentityFeedV3(domain, patients));
            feed = Optional.of(PatientFeedService.start(settings, domain, patients, ServerSocketFactory.getDefault(), threads));
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    /** {@code affinity.registry.query.max-leaf-class} and {@code affinity.registry.query.max-object-ref}. */
    static QueryLimits limits(Settings settings) {
        return new QueryLimits(
                settings.number("affinity.registry.query.max-leaf-class", QueryLimits.DEFAULT.leafClass(), 1, MOST),
                settings.number("affinity.registry.query.max-object-ref", QueryLimits.DEFAULT.objectRef(), 1, MOST));
    }

    @PreDestroy
    void stop() {
        feed.ifPresent(PatientFeedService::close);
        service.ifPresent(RegistryService::close);
    }

    @Override
    public RegistryResponse registerDocumentSet(SubmitObjectsRequest request) throws TransactionException {
        return running().registerDocumentSet(request);
    }

    @Override
    public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException {
        return running().registryStoredQuery(request);
    }

    @Override
    public RegistryResponse registerOnDemandDocumentEntry(SubmitObjectsRequest request) throws TransactionException {
        return running().registerOnDemandDocumentEntry(request);
    }

    @Override
    public RegistryResponse updateDocumentSet(SubmitObjectsRequest request) throws TransactionException {
        return running().updateDocumentSet(request);
    }

    @Override
    public RegistryResponse restrictedUpdateDocumentSet(SubmitObjectsRequest request) throws TransactionException {
        return running().restrictedUpdateDocumentSet(request);
    }

    @Override
    public RegistryResponse removeMetadata(RemoveObjectsRequest request) throws TransactionException {
        return running().removeMetadata(request);
    }

    @Override
    public AdhocQueryResponse multiPatientStoredQuery(AdhocQueryRequest request) throws TransactionException {
        return running().multiPatientStoredQuery(request);
    }

    @Override
    public OptionalLong registeredDocuments(String repositoryUniqueId, RegisteredDocuments.Receiver receiver)
            throws IOException, SQLException, TransactionException {
        return running().documents().sendTo(repositoryUniqueId, receiver);
    }

    @Override
    public Acknowledgement take(Interaction interaction, V3Element message) throws MetadataFormatException {
        return feedV3.orElseThrow(() -> new IllegalStateException("the registry does not run here (affinity.registry.enabled=false)"))
                .take(interaction, message);
    }

    private RegistryService running() throws TransactionException {
        return service.orElseThrow(() -> new TransactionException("the registry does not run here (affinity.registry.enabled=false)"));
    }
}
