package org.affinitydomain.domain.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.affinitydomain.domain.AffinityDomain;

/**
 * Loads an affinity domain from its YAML file. The keys of the file are described in
 * {@code docs/domain-configuration.md}.
 */
public final class DomainLoader {
    private final Function<String, Optional<String>> settings;

    /**
     * @param settings what {@code ${key}} in the file stands for, for example the installation's data folder
     */
    public DomainLoader(Function<String, Optional<String>> settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** The sample region that comes with the product; its folders lie under {@code ${affinity.data}}. */
    public static DomainSource sampleRegion() {
        return DomainSource.of(AffinityDomain.class, "sample-region.yaml");
    }

    /**
     * Reads and checks the whole file.
     *
     * @throws DomainConfigurationException with every problem found, when there is any
     */
    public AffinityDomain load(DomainSource source) throws DomainConfigurationException {
        List<Problem> problems = new ArrayList<>();
        Reading reading = new Reading(source.name(), problems, settings);
        Optional<AffinityDomain> domain = YamlFile.root(source, reading)
                .flatMap(root -> new DomainReader(source).read(new YamlObject(reading, root, "the domain")));
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing((Problem p) -> !p.file().equals(source.name())).thenComparing(Problem::file)
                    .thenComparingInt(Problem::line));
            throw new DomainConfigurationException(source.name(), problems);
        }
        return domain.orElseThrow();
    }
}
