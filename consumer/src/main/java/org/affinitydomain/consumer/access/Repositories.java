package org.affinitydomain.consumer.access;

import java.util.Optional;
import org.affinitydomain.xds.transaction.DocumentRepository;

/** The Document Repositories of the domain. */
@FunctionalInterface
public interface Repositories {

    /** The repository of that repositoryUniqueId; empty when the domain's configuration has none. */
    Optional<DocumentRepository> find(String repositoryUniqueId);
}
