package org.affinitydomain.tools.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.DocumentRepositoryLocation;
import org.affinitydomain.domain.config.DomainConfigurationException;
import org.affinitydomain.domain.config.DomainLoader;
import org.affinitydomain.domain.config.DomainSource;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.sample.AdtMessage;
import org.affinitydomain.tools.sample.SampleRegion;

/**
 * Where the transactions of an installation are, as names for scripts: {@code registry.query} and so on. Only what exists
 * is named.
 */
public final class Endpoints {
    private static final Map<String, String> PATHS = paths();
    private final Ports ports;
    private final AffinityDomain domain;

    private Endpoints(Ports ports, AffinityDomain domain) {
        this.ports = ports;
        this.domain = domain;
    }

    /** Of the running server, or of the one that would be started now. */
    public static Endpoints of(Installation installation) throws IOException {
        return of(Settings.ofServer(installation));
    }

    /** Of a server with these settings. */
    public static Endpoints of(Settings settings) throws IOException {
        return new Endpoints(Ports.of(settings), domain(settings));
    }

    /** The affinity domain that these settings name; the sample region when they name none. */
    public static AffinityDomain domain(Settings settings) throws IOException {
        DomainSource source = settings.get("affinity.domain.file").map(Path::of).map(DomainSource::of).orElseGet(DomainLoader::sampleRegion);
        try {
            return new DomainLoader(settings::get).load(source);
        } catch (DomainConfigurationException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    /** The affinity domain itself. */
    public AffinityDomain domain() {
        return domain;
    }

    /** The TCP ports behind them. */
    public Ports ports() {
        return ports;
    }

    /** Base of all HTTP addresses, without a slash at the end. */
    public String base() {
        return ports.url();
    }

    /** Every name and what it stands for, in the order in which they are printed. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        PATHS.forEach((name, path) -> all.put(name, base() + path));
        domain.localRepository().map(DocumentRepositoryLocation::uniqueId).ifPresent(uid -> all.put("repository.uid", uid));
        all.put("pix.mllp", ports.clientHost() + ":" + ports.mllp());
        all.put("domain.assigning-authority", domain.primaryAuthority().oid());
        if (domain.imagingSource(SampleRegion.studies().get(0).source()).isPresent()) {
            all.put("domain.sample-patient", AdtMessage.domainCx(SampleRegion.studies().get(0).patient(), domain));
        }
        return all;
    }

    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("registry.register", "/registry/register");
        paths.put("registry.query", "/registry/query");
        paths.put("registry.update", "/registry/update");
        paths.put("registry.restricted-update", "/registry/restricted-update");
        paths.put("registry.remove", "/registry/remove");
        paths.put("registry.multi-patient-query", "/registry/multi-patient-query");
        paths.put("registry.on-demand", "/registry/on-demand");
        paths.put("registry.patient-feed-v3", "/registry/patient-feed");
        paths.put("repository.provide", "/repository/provide");
        paths.put("repository.retrieve", "/repository/retrieve");
        paths.put("repository.remove", "/repository/remove");
        paths.put("imaging-source.retrieve", "/imaging-source/retrieve");
        paths.put("imaging-source.wado-rs", "/imaging-source/wado-rs");
        paths.put("imaging-source.publish", "/imaging-source/publish");
        paths.put("imaging-source.work-list", "/imaging-source/studies");
        paths.put("consumer.rest", "/consumer/api");
        return paths;
    }
}
