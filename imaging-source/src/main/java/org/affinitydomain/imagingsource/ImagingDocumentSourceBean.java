package org.affinitydomain.imagingsource;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.pix.PatientStore;
import org.affinitydomain.pix.feed.PatientFeed;
import org.affinitydomain.pix.feed.PatientFeedService;
import org.affinitydomain.platform.Actor;
import org.affinitydomain.platform.Actors;
import org.affinitydomain.platform.Databases;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.xds.transaction.ImagingDocumentSource;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * The imaging sources in their server: they start with it, unless {@code affinity.imaging-source.enabled} is false, and stop
 * with it. Containers' transactions are not used: database, PACS and repository each have their own, in an order that a
 * crash cannot hurt.
 */
@Singleton
@Startup
@Local(ImagingDocumentSource.class)
@LocalBean
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ImagingDocumentSourceBean implements ImagingDocumentSource {

    @Inject
    private Settings settings;
    @Inject
    private AffinityDomain domain;
    @Resource
    private ManagedThreadFactory threads;
    private Optional<PatientFeedService> feed = Optional.empty();
    private Optional<ImagingSourceService> service = Optional.empty();

    /**
     * Starts the sources that the domain's configuration gives to this installation. Where no registry runs beside them, they
     * are also who hears of patients (ITI-8): their local identifiers are looked up in this installation's own database.
     */
    @PostConstruct
    void start() {
        if (!settings.actor(Actor.IMAGING_SOURCE).enabled()) {
            return;
        }
        DataSource dataSource = Databases.find(settings);
        PatientStore patients = new PatientStore(dataSource, domain::acceptsPatientIdsOf);
        if (!settings.actor(Actor.REGISTRY).enabled()) {
            feed = Optional.of(PatientFeedService.start(settings, domain, new PatientFeed(patients, List.of()), ServerSocketFactory.getDefault(), threads));
        }
        try {
            service = Optional.of(ImagingSourceService.start(settings, domain, dataSource, patients,
                    new Actors(settings).repositoryForProviding(), new Actors(settings).registryForUpdates(), threads));
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    @PreDestroy
    void stop() {
        service.ifPresent(ImagingSourceService::close);
        feed.ifPresent(PatientFeedService::close);
    }

    @Override
    public RetrieveDocumentSetResponse retrieveImagingDocumentSet(RetrieveImagingDocumentSetRequest request) throws TransactionException {
        return service.orElseThrow(() -> new TransactionException(
                "the imaging source does not run here (affinity.imaging-source.enabled=false)")).retrieve().retrieve(request);
    }

    /**
     * The sources, for the servlets of this application, which are not reached when they do not run.
     *
     * @throws IllegalStateException when they do not run here
     */
    public ImagingSourceService service() {
        return service.orElseThrow(() -> new IllegalStateException("the imaging source does not run here"));
    }
}
