package org.affinitydomain.imagingsource.wado;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;

/**
 * What a WADO-RS request asks for (PS3.18 10.4.1).
 *
 * @param sourceId id of the source; empty when any of this server will do
 * @param query    the instances
 * @param metadata whether their metadata are wanted instead of themselves
 */
public record WadoRequest(Optional<String> sourceId, InstanceQuery query, boolean metadata) {
    private static final String UID = "/([0-9.]{1,64})";
    private static final Pattern PATH = Pattern.compile("(?:/([^/]+))?/studies" + UID + "(?:/series" + UID + "(?:/instances" + UID
            + ")?)?(/metadata)?/?");

    /**
     * Reads a path.
     *
     * @param path below the base of the service: {@code /saint-luc/studies/1.2/series/3.4}
     * @throws HttpProblem when it names no resource of this service
     */
    public static WadoRequest of(String path) throws HttpProblem {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw new HttpProblem(Kind.NOT_FOUND, "the resources here are [/{source}]/studies/{study}[/series/{series}"
                    + "[/instances/{instance}]][/metadata]");
        }
        return new WadoRequest(Optional.ofNullable(matcher.group(1)), new InstanceQuery(matcher.group(2),
                Optional.ofNullable(matcher.group(3)), Optional.ofNullable(matcher.group(4))), matcher.group(5) != null);
    }
}
