package org.affinitydomain.platform;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.affinitydomain.xds.soap.RemoteActors;
import org.affinitydomain.xds.soap.SoapClient;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ImagingDocumentSource;

/**
 * Gives an actor the other actors that it talks to: by a call in this server when they run here, by SOAP when they do not.
 * Ask at boot, so that an address that is missing is found then.
 *
 * @param settings where that is configured: {@code affinity.<actor>.enabled}, {@code affinity.<actor>.url.<transaction>},
 *                 {@code affinity.soap.connect-timeout} (default 10 s), {@code affinity.soap.receive-timeout} (default 60 s)
 */
public record ActorLocator(Settings settings) {

    /** The Document Registry of the domain. */
    public DocumentRegistry registry() {
        ActorSettings actor = settings.actor(Actor.REGISTRY);
        return actor.remote("register")
                .flatMap(register -> actor.remote("query").map(query -> RemoteActors.registry(client(register), client(query))))
                .orElseGet(LocalActors::registry);
    }

    /** The Document Repository that this installation provides documents to. */
    public DocumentRepository repository() {
        ActorSettings actor = settings.actor(Actor.REPOSITORY);
        return actor.remote("provide")
                .flatMap(provide -> actor.remote("retrieve").map(retrieve -> RemoteActors.repository(client(provide), client(retrieve))))
                .orElseGet(LocalActors::repository);
    }

    /** A repository of the domain at the given address of its ITI-43. */
    public DocumentRepository repositoryAt(URI retrieve) {
        return RemoteActors.repository(client(retrieve), client(retrieve));
    }

    /** The imaging source at the given address of its RAD-69, or the one of this server. */
    public ImagingDocumentSource imagingSource(Optional<URI> retrieve) {
        return retrieve.map(address -> RemoteActors.imagingSource(client(address))).orElseGet(LocalActors::imagingSource);
    }

    private SoapClient client(URI address) {
        return new SoapClient(address, settings.duration("affinity.soap.connect-timeout", Duration.ofSeconds(10)),
                settings.duration("affinity.soap.receive-timeout", Duration.ofSeconds(60)));
    }
}
