package org.affinitydomain.consumer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.Optional;
import org.affinitydomain.consumer.access.DomainActors;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.platform.Actor;
import org.affinitydomain.platform.Actors;
import org.affinitydomain.platform.Settings;

/** The consumer in its server: starts with it, unless {@code affinity.consumer.enabled} is false, and stops with it. */
@Singleton
@Startup
@LocalBean
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ImagingDocumentConsumerBean {

    @Inject
    private Settings settings;
    @Inject
    private AffinityDomain domain;
    @Resource
    private ManagedThreadFactory threads;
    private Optional<ConsumerService> service = Optional.empty();

    /** Starts the consumer; what its settings lack is found here. */
    @PostConstruct
    void start() {
        if (!settings.actor(Actor.CONSUMER).enabled()) {
            return;
        }
        Actors actors = new Actors(settings);
        DomainActors domainActors = new DomainActors(domain, actors);
        domain.repositories().forEach(repository -> domainActors.find(repository.uniqueId()));
        domain.imagingSources().forEach(domainActors::of);
        service = Optional.of(new ConsumerService(ConsumerSettings.of(settings), domain, actors.registryForQueries(), domainActors,
                domainActors, threads));
    }

    @PreDestroy
    void stop() {
        service.ifPresent(ConsumerService::close);
    }

    /** The running consumer. Requests do not come here while it is switched off. */
    public ConsumerService service() {
        return service.orElseThrow(() -> new IllegalStateException("the consumer does not run here (affinity.consumer.enabled=false)"));
    }
}
