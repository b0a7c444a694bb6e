package org.affinitydomain.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.config.DomainConfigurationException;
import org.affinitydomain.domain.config.DomainLoader;
import org.affinitydomain.domain.config.DomainSource;

/**
 * The settings and the affinity domain of the deployment, to be injected: the domain is loaded once, from
 * {@code affinity.domain.file}, or from the bundled sample region when that is not set.
 */
@ApplicationScoped
public class AffinityDomainProvider {
    private static final System.Logger LOG = System.getLogger(AffinityDomainProvider.class.getName());
    private final Settings settings = Settings.current();
    private Optional<AffinityDomain> loaded = Optional.empty();

    /** The settings of the deployment. */
    @Produces
    public Settings settings() {
        return settings;
    }

    /**
     * The domain of the deployment.
     *
     * @throws SettingsException when its file cannot be used; the message lists every problem
     */
    @Produces
    public synchronized AffinityDomain domain() {
        AffinityDomain domain = loaded.orElseGet(() -> load(settings));
        loaded = Optional.of(domain);
        return domain;
    }

    /**
     * Loads the domain that the settings name.
     *
     * @throws SettingsException when its file cannot be used; the message lists every problem
     */
    public static AffinityDomain load(Settings settings) {
        Optional<Path> file = settings.path("affinity.domain.file");
        DomainSource source = file.map(DomainSource::of).orElseGet(DomainLoader::sampleRegion);
        DomainLoader loader = new DomainLoader(key -> key.equals("affinity.data")
                ? Optional.of(settings.dataFolder().toString()) : settings.text(key));
        try {
            AffinityDomain domain = loader.load(source);
            LOG.log(System.Logger.Level.INFO, "AFF0511 Affinity domain ''{0}'' loaded from {1}.", domain.name(), source.name());
            return domain;
        } catch (DomainConfigurationException e) {
            throw new SettingsException("AFF0512", "the domain file cannot be used", e.getMessage(), e);
        }
    }
}
