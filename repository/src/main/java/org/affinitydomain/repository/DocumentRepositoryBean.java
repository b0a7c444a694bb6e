package org.affinitydomain.repository;

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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.DocumentRepositoryLocation;
import org.affinitydomain.platform.Actor;
import org.affinitydomain.platform.Actors;
import org.affinitydomain.platform.Databases;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.repository.ondemand.OnDemandProviders;
import org.affinitydomain.repository.verify.Finding;
import org.affinitydomain.repository.verify.VerificationReport;
import org.affinitydomain.repository.verify.VerificationSummary;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.validation.CodeMembership;
import org.affinitydomain.xds.validation.SubmissionValidator;

/**
 * The repository in its server: starts with it, unless {@code affinity.repository.enabled} is false, and stops with it.
 * Containers' transactions are not used: storage, database and registry each have their own, in an order that a crash cannot hurt.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@Local({DocumentRepository.class, DocumentAdministration.class})
public class DocumentRepositoryBean implements DocumentRepository, DocumentAdministration {

    @Inject
    private Settings settings;
    @Inject
    private AffinityDomain domain;
    @Resource
    private ManagedThreadFactory threads;
    private Optional<RepositoryService> service = Optional.empty();

    /** Starts the repository that the domain's configuration gives to this installation. */
    @PostConstruct
    void start() {
        if (!settings.actor(Actor.REPOSITORY).enabled()) {
            return;
        }
        String uniqueId = domain.localRepository().map(DocumentRepositoryLocation::uniqueId).orElseThrow(() -> new IllegalStateException(
                "AFF2018 the domain file has no repository without a retrieveUrl, which would be the one of this installation: "
                        + "add it under repositories, or set affinity.repository.enabled=false"));
        DataSource dataSource = Databases.find(settings);
        Databases.migrate(dataSource, "repository", DocumentRepositoryBean.class.getClassLoader());
        // Which codes the domain takes is the registry's to decide; it may be another installation's.
        SubmissionValidator validator = new SubmissionValidator(CodeMembership.ANY);
        RepositorySettings repository = RepositorySettings.of(settings);
        OnDemandProviders providers = OnDemandProviders.load(settings, DocumentRepositoryBean.class.getClassLoader());
        Actors actors = new Actors(settings);
        DocumentRegistry registry = providers.active().isEmpty() ? actors.registry() : actors.registryForOnDemand();
        try {
            service = Optional.of(RepositoryService.start(uniqueId, repository, dataSource,
                    submission -> validator.validate(submission, Submission.PROVIDE), registry,
                    settings.actor(Actor.REGISTRY).enabled(), providers, threads));
        } catch (IOException e) {
            throw new IllegalStateException("AFF2019 the repository cannot use " + repository.folder() + " (" + e.getMessage()
                    + "): let the server write to it, or name another folder in affinity.repository.folder", e);
        } catch (SQLException e) {
            throw new IllegalStateException("AFF2057 the repository cannot use its database (" + e.getMessage() + "): check that it runs", e);
        }
    }

    @PreDestroy
    void stop() {
        service.ifPresent(RepositoryService::close);
    }

    @Override
    public RegistryResponse provideAndRegisterDocumentSet(ProvideAndRegisterDocumentSetRequest request) throws TransactionException {
        return running().provideAndRegisterDocumentSet(request);
    }

    @Override
    public RetrieveDocumentSetResponse retrieveDocumentSet(RetrieveDocumentSetRequest request) throws TransactionException {
        return running().retrieveDocumentSet(request);
    }

    @Override
    public RegistryResponse removeDocuments(RetrieveDocumentSetRequest request) throws TransactionException {
        return running().removeDocuments(request);
    }

    @Override
    public Optional<VerificationSummary> verify(boolean hashing, VerificationReport report)
            throws IOException, SQLException, TransactionException {
        return running().verify(hashing, report);
    }

    @Override
    public List<Finding> missingDocuments(Collection<String> uniqueIds) throws SQLException, TransactionException {
        return running().missingDocuments(uniqueIds);
    }

    private RepositoryService running() throws TransactionException {
        return service.orElseThrow(() -> new TransactionException("the repository does not run here (affinity.repository.enabled=false)"));
    }
}
