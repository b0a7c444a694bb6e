package org.affinitydomain.consumer.access;

import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.platform.Actors;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ImagingDocumentSource;

/**
 * The repositories and imaging sources of the domain's configuration: those of this installation wherever its settings say that
 * they run, all others at their addresses. Nobody else is ever contacted.
 */
public final class DomainActors implements Repositories, ImagingSources {

    private final AffinityDomain domain;
    private final Actors actors;

    public DomainActors(AffinityDomain domain, Actors actors) {
        this.domain = domain;
        this.actors = actors;
    }

    @Override
    public Optional<DocumentRepository> find(String repositoryUniqueId) {
        return domain.repository(repositoryUniqueId)
                .map(repository -> repository.retrieveUrl().map(actors::repositoryAt).orElseGet(actors::repositoryForRetrieving));
    }

    @Override
    public ImagingDocumentSource of(ImagingSource source) {
        return source.isLocal() ? actors.imagingSource()
                : actors.imagingSourceAt(source.rad69Url().orElseThrow(() -> new IllegalStateException(
                        "AFF4001 imaging source " + source.id() + " runs elsewhere and has no rad69Url: add it to the domain file")));
    }
}
