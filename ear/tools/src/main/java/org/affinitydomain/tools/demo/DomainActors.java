package org.affinitydomain.tools.demo;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.xds.soap.RemoteActors;
import org.affinitydomain.xds.soap.SoapClient;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ImagingDocumentSource;

/**
 * The actors of a running domain, reached as any other system reaches them: by SOAP at their published endpoints.
 *
 * @param registry      Document Registry
 * @param repository    Document Repository
 * @param imagingSource Imaging Document Source
 */
record DomainActors(DocumentRegistry registry, DocumentRepository repository, ImagingDocumentSource imagingSource) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    static DomainActors of(Endpoints endpoints) {
        Map<String, String> all = endpoints.all();
        return new DomainActors(
                RemoteActors.registry(client(all.get("registry.register")), client(all.get("registry.query"))),
                RemoteActors.repository(client(all.get("repository.provide")), client(all.get("repository.retrieve"))),
                RemoteActors.imagingSource(client(all.get("imaging-source.retrieve"))));
    }

    private static SoapClient client(String address) {
        return new SoapClient(URI.create(address), CONNECT, ANSWER);
    }
}
