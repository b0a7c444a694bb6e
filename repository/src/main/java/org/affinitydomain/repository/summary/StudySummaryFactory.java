package org.affinitydomain.repository.summary;

import java.util.Optional;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.repository.ondemand.OnDemandDocumentProvider;
import org.affinitydomain.repository.ondemand.OnDemandDocumentProviderFactory;
import org.affinitydomain.xds.metadata.Code;

/**
 * Makes the provider {@code study-summary}. Its codes are for the affinity domain to agree on:
 * {@code affinity.repository.on-demand.study-summary.class-code}, {@code .type-code} (both by default those of the manifest) and
 * {@code .format-code} (by default "mimeType Sufficient" of IHE), each written as {@code code^display^codingScheme}.
 */
public final class StudySummaryFactory implements OnDemandDocumentProviderFactory {

    static final String NAME = "study-summary";
    private static final String SETTINGS = "affinity.repository.on-demand." + NAME + '.';
    private static final Code MIME_TYPE_SUFFICIENT =
            new Code("urn:ihe:iti:xds:2017:mimeTypeSufficient", "1.3.6.1.4.1.19376.1.2.3", "mimeType Sufficient");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public OnDemandDocumentProvider create(Settings settings) {
        return new StudySummaryProvider(code(settings, "class-code"), code(settings, "type-code"),
                code(settings, "format-code").orElse(MIME_TYPE_SUFFICIENT));
    }

    private static Optional<Code> code(Settings settings, String key) {
        return settings.text(SETTINGS + key).map(text -> {
            String[] parts = text.split("\\^", -1);
            if (parts.length != 3 || parts[0].isBlank() || parts[2].isBlank()) {
                throw new IllegalArgumentException("AFF2058 " + SETTINGS + key + " is '" + text + "': write it as code^display^codingScheme");
            }
            return new Code(parts[0].strip(), parts[2].strip(), parts[1].strip());
        });
    }
}
