package org.affinitydomain.consumer.json;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.affinitydomain.consumer.manifest.ManifestReference;
import org.affinitydomain.consumer.search.StudySearch;

/**
 * The addresses of the consumer's resources.
 *
 * @param base where they begin, such as {@code /consumer/api}
 */
public record Links(String base) {

    String manifest(ManifestReference manifest) {
        return base + "/manifests/" + segment(manifest.repositoryUniqueId()) + '/' + segment(manifest.documentUniqueId());
    }

    String content(ManifestReference manifest) {
        return manifest(manifest) + "/content";
    }

    String instance(ManifestReference manifest, String sopInstanceUid) {
        return manifest(manifest) + "/instances/" + segment(sopInstanceUid);
    }

    /** The page after the one of that search. */
    String next(StudySearch search) {
        return base + "/patients/" + segment(search.patient().toString()) + "/studies?offset=" + (search.offset() + search.limit())
                + "&limit=" + search.limit()
                + search.from().map(from -> "&from=" + from).orElse("") + search.to().map(to -> "&to=" + to).orElse("")
                + search.modalities().stream().map(modality -> "&modality=" + modality).collect(Collectors.joining());
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
