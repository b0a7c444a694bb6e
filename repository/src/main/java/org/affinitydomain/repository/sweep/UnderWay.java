package org.affinitydomain.repository.sweep;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.storage.StorageKey;

/**
 * The documents that this server is working on. Where the registry runs in the same server, an undecided document of this
 * server that is not among them is abandoned: the server was killed, or its database failed, and no registration of it can be
 * on its way any more. Of a registry elsewhere nobody knows that before some time has passed. For several threads.
 */
public final class UnderWay {

    private final Optional<String> server;
    private final Set<StorageKey> keys = ConcurrentHashMap.newKeySet();

    /** @param server the name that this server's keys are made with, when the registry runs in it too */
    public UnderWay(Optional<String> server) {
        this.server = Objects.requireNonNull(server, "server");
    }

    /** Work begins; before the index knows of the documents. */
    public void begin(Collection<DocumentRecord> documents) {
        documents.forEach(document -> keys.add(document.key()));
    }

    /** Work ends, whatever came of it. */
    public void end(Collection<DocumentRecord> documents) {
        documents.forEach(document -> keys.remove(document.key()));
    }

    /** Whether nobody works on a document that is not known to be registered. */
    public boolean isAbandoned(DocumentRecord undecided) {
        return server.filter(undecided.key()::isOf).isPresent() && !keys.contains(undecided.key());
    }
}
