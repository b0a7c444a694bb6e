package org.affinitydomain.repository.ondemand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affinitydomain.platform.Settings;

/**
 * The providers of this installation. Entries are registered for those that are active; what was registered is made by all of
 * them, so that nothing which a registry lists fails because a provider was switched off.
 */
public final class OnDemandProviders {

    /** The setting that lists the active ones. */
    public static final String SETTING = "affinity.repository.on-demand.providers";

    private final Map<String, OnDemandDocumentProvider> installed;
    private final Set<String> active;

    /**
     * @param installed by name
     * @param active    names among them
     */
    public OnDemandProviders(Map<String, OnDemandDocumentProvider> installed, Set<String> active) {
        this.installed = Map.copyOf(installed);
        this.active = Set.copyOf(active);
        if (!installed.keySet().containsAll(active)) {
            throw new IllegalArgumentException("AFF2050 " + SETTING + " names " + active + ", installed are " + installed.keySet()
                    + ": correct it, or leave it empty");
        }
    }

    /** No providers. */
    public static OnDemandProviders none() {
        return new OnDemandProviders(Map.of(), Set.of());
    }

    /**
     * Those that the class loader finds; active are those that {@value #SETTING} lists, by default none.
     *
     * @throws IllegalArgumentException when it lists others
     */
    public static OnDemandProviders load(Settings settings, ClassLoader loader) {
        Map<String, OnDemandDocumentProvider> found = new LinkedHashMap<>();
        for (OnDemandDocumentProviderFactory factory : ServiceLoader.load(OnDemandDocumentProviderFactory.class, loader)) {
            found.put(factory.name(), factory.create(settings));
        }
        return new OnDemandProviders(found, settings.text(SETTING).stream().flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip).filter(name -> !name.isEmpty()).collect(Collectors.toSet()));
    }

    /** The provider of that name, active or not. */
    public Optional<OnDemandDocumentProvider> find(String name) {
        return Optional.ofNullable(installed.get(name));
    }

    /** The names of the active ones. */
    public List<String> active() {
        return active.stream().sorted().toList();
    }

    /** The names of the active ones that may make something of documents of that media type. */
    List<String> taking(String mimeType) {
        List<String> names = new ArrayList<>(active());
        names.removeIf(name -> !installed.get(name).takes(mimeType));
        return names;
    }
}
