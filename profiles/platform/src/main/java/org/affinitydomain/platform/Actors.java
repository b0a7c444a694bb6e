package org.affinitydomain.platform;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.affinitydomain.xds.soap.RemoteActors;
import org.affinitydomain.xds.soap.SoapClient;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentAdministration;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ImagingDocumentSource;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * The actors that an actor of this installation works with: those that run here are called in the same virtual machine, the
 * others by SOAP at the addresses that {@link ActorSettings} has. Ask at boot, so that a missing address is found then.
 *
 * <p>{@code affinity.soap.connect-timeout} (PT5S) bounds how long a connection may take, {@code affinity.soap.receive-timeout}
 * (PT1M) how long the other side may be silent.
 */
public final class Actors {

    private final Settings settings;

    public Actors(Settings settings) {
        this.settings = settings;
    }

    /**
     * The registry, for registering and for queries.
     *
     * @throws SettingsException when it does not run here and an address is missing
     */
    public DocumentRegistry registry() {
        ActorSettings registry = settings.actor(Actor.REGISTRY);
        Optional<URI> register = registry.remote("register");
        Optional<URI> query = registry.remote("query");
        return register.isEmpty() || query.isEmpty() ? LocalActors.registry()
                : RemoteActors.registry(client(register.get()), client(query.get()));
    }

    /**
     * The registry for an actor that also registers On-Demand entries.
     *
     * @throws SettingsException when it does not run here and an address is missing, that of ITI-61 too
     */
    public DocumentRegistry registryForOnDemand() {
        ActorSettings registry = settings.actor(Actor.REGISTRY);
        Optional<URI> register = registry.remote("register");
        Optional<URI> query = registry.remote("query");
        Optional<URI> onDemand = registry.remote("on-demand");
        return register.isEmpty() || query.isEmpty() || onDemand.isEmpty() ? LocalActors.registry()
                : RemoteActors.registry(client(register.get()), client(query.get()), client(onDemand.get()));
    }

    /**
     * The registry for an actor that only asks it: of a remote one only the address of queries is needed.
     *
     * @throws SettingsException when it does not run here and that address is missing
     */
    public DocumentRegistry registryForQueries() {
        return settings.actor(Actor.REGISTRY).remote("query")
                .map(query -> RemoteActors.registry(client(query), client(query))).orElseGet(LocalActors::registry);
    }

    /**
     * The registry for a Document Administrator. An installation that withdraws nothing needs no addresses of a remote one, so
     * missing ones are told when they are needed.
     */
    public DocumentAdministration registryForUpdates() {
        if (settings.actor(Actor.REGISTRY).enabled()) {
            return LocalActors.administration();
        }
        Optional<URI> update = settings.url("affinity.registry.url.update");
        Optional<URI> query = settings.url("affinity.registry.url.query");
        return update.isPresent() && query.isPresent() ? RemoteActors.administration(client(update.get()), client(query.get()))
                : new UnknownRegistry();
    }

    /** A registry of which nobody has said where it takes updates. */
    private static final class UnknownRegistry implements DocumentAdministration {
        private static final String REMEDY = "the registry does not run here: set affinity.registry.url.update and affinity.registry.url.query"
                + " to its addresses of ITI-57 and ITI-18";

        @Override
        public RegistryResponse updateDocumentSet(SubmitObjectsRequest request) throws TransactionException {
            throw new TransactionException(REMEDY);
        }

        @Override
        public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException {
            throw new TransactionException(REMEDY);
        }
    }

    /**
     * The repository of this installation, for an actor that provides documents.
     *
     * @throws SettingsException when it does not run here and its address is missing
     */
    public DocumentRepository repositoryForProviding() {
        return settings.actor(Actor.REPOSITORY).remote("provide").map(this::repositoryAt).orElseGet(LocalActors::repository);
    }

    /**
     * The repository of this installation, for an actor that retrieves documents.
     *
     * @throws SettingsException when it does not run here and its address is missing
     */
    public DocumentRepository repositoryForRetrieving() {
        return settings.actor(Actor.REPOSITORY).remote("retrieve").map(this::repositoryAt).orElseGet(LocalActors::repository);
    }

    /** A repository of another installation; both of its transactions go to the one address. */
    public DocumentRepository repositoryAt(URI address) {
        return RemoteActors.repository(client(address), client(address));
    }

    /**
     * The imaging source of this installation.
     *
     * @throws SettingsException when it does not run here and its address is missing
     */
    public ImagingDocumentSource imagingSource() {
        return settings.actor(Actor.IMAGING_SOURCE).remote("retrieve").map(this::imagingSourceAt).orElseGet(LocalActors::imagingSource);
    }

    /** An imaging source of another installation. */
    public ImagingDocumentSource imagingSourceAt(URI address) {
        return RemoteActors.imagingSource(client(address));
    }

    private SoapClient client(URI address) {
        return new SoapClient(address, settings.duration("affinity.soap.connect-timeout", Duration.ofSeconds(5)),
                settings.duration("affinity.soap.receive-timeout", Duration.ofMinutes(1)));
    }
}
