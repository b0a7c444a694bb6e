package org.affinitydomain.consumer.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.dicom.manifest.Manifest;

/**
 * Keeps what the manifests used last list, so that fetching a study instance by instance retrieves its manifest once. A
 * document never changes under its uniqueId, so nothing here grows old; memory is bounded by the number of instances listed.
 */
public final class ManifestCache {

    private final RetrieveManifest retrieval;
    private final int maxInstances;
    private final Map<ManifestReference, Manifest> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int instances;

    /** @param maxInstances how many instances all manifests kept may list together */
    public ManifestCache(RetrieveManifest retrieval, int maxInstances) {
        this.retrieval = retrieval;
        this.maxInstances = maxInstances;
    }

    /** What the manifest lists, retrieved when it is not kept. */
    public Manifest get(ManifestReference reference) throws ConsumerException {
        Optional<Manifest> present = find(reference);
        if (present.isPresent()) {
            return present.get();
        }
        // Outside of the lock: a slow repository does not hold up those who need other manifests.
        Manifest manifest = retrieval.read(reference);
        keep(reference, manifest);
        return manifest;
    }

    private synchronized Optional<Manifest> find(ManifestReference reference) {
        return Optional.ofNullable(kept.get(reference));
    }

    private synchronized void keep(ManifestReference reference, Manifest manifest) {
        if (weight(manifest) > maxInstances || kept.putIfAbsent(reference, manifest) != null) {
            return;
        }
        instances += weight(manifest);
        for (var oldest = kept.values().iterator(); instances > maxInstances; ) {
            instances -= weight(oldest.next());
            oldest.remove();
        }
    }

    /** A manifest costs some memory even when it lists little. */
    private static int weight(Manifest manifest) {
        return 100 + manifest.instanceCount();
    }
}
