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
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.publish.DirectoryPatientLookup;
import org.affinitydomain.pix.PatientStore;
import org.affinitydomain.platform.Actor;
import org.affinitydomain.platform.Actors;
import org.affinitydomain.platform.Databases;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.xds.transaction.ImagingDocumentSource;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * The imaging source in its server: starts with it, unless {@code affinity.imaging-source.enabled} is false, and stops with
 * it. Containers' transactions are not used: a publication is a chain of short ones, with the repository's answer between them.
 */
@Singleton
@Startup
@LocalBean
@Local(ImagingDocumentSource.class)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ImagingDocumentSourceBean implements ImagingDocumentSource {

    @Inject
    private Settings settings;
    @Inject
    private AffinityDomain domain;
    @Resource
    private ManagedThreadFactory threads;
    private Optional<ImagingSourceService> service = Optional.empty();

    /** Starts the sources; what their settings lack is found here. */
    @PostConstruct
    void start() {
        if (!settings.actor(Actor.IMAGING_SOURCE).enabled()) {
            return;
        }
        DataSource dataSource = Databases.find(settings);
        Databases.migrate(dataSource, "imaging-source", ImagingDocumentSourceBean.class.getClassLoader());
        PatientStore patients = new PatientStore(dataSource, domain::acceptsPatientIdsOf);
        service = Optional.of(ImagingSourceService.start(domain, ImagingSourceSettings.of(settings), dataSource,
                new DirectoryPatientLookup(patients, domain), new Actors(settings).repositoryForProviding(), threads));
    }

    @PreDestroy
    void stop() {
        service.ifPresent(ImagingSourceService::close);
    }

    /** The running sources. Requests do not come here while the actor is switched off. */
    public ImagingSourceService service() {
        return service.orElseThrow(() -> new IllegalStateException("the imaging source does not run here (affinity.imaging-source.enabled=false)"));
    }

    @Override
    public RetrieveDocumentSetResponse retrieveImagingDocumentSet(RetrieveImagingDocumentSetRequest request) throws TransactionException {
        return service.orElseThrow(() -> new TransactionException("the imaging source does not run here (affinity.imaging-source.enabled=false)"))
                .retrieve().retrieve(request);
    }
}
