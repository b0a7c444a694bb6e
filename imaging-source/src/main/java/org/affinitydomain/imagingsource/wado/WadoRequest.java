package org.affinitydomain.imagingsource.wado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;

/**
 * What a WADO-RS request asks for (PS3.18 10.4.1).
 *
 * @param sourceId   id of the source; empty when any of this server will do
 * @param query      the instances
 * @param resource   what is wanted of them
 * @param parameters how images are to be rendered
 */
public record WadoRequest(Optional<String> sourceId, InstanceQuery query, WadoResource resource, RenderingParameters parameters) {
    private static final String UID = "/([0-9.]{1,64})";
    private static final Pattern PATH = Pattern.compile("(?:/([^/]+))?/studies" + UID + "(?:/series" + UID + "(?:/instances" + UID + ")?)?"
            + "(?:/frames/([0-9]{1,9}(?:,[0-9]{1,9}){0,999}))?(/metadata|/rendered|/thumbnail|/bulkdata/([0-9A-Fa-f/]{8,200}))?/?");
    private static final String RESOURCES = "the resources here are [/{source}]/studies/{study}[/series/{series}[/instances/{instance}[/frames/{list}]]],"
            + " of those but frames /metadata, of instances and frames /rendered, of all /thumbnail, of instances /bulkdata/{attribute}";

    /**
     * Reads a path.
     *
     * @param path below the base of the service: {@code /saint-luc/studies/1.2/series/3.4}
     * @throws HttpProblem when it names no resource of this service
     */
    public static WadoRequest of(String path) throws HttpProblem {
        return of(path, RenderingParameters.NONE);
    }

    /** Reads a path, with parameters for what is rendered. */
    public static WadoRequest of(String path, RenderingParameters parameters) throws HttpProblem {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw new HttpProblem(Kind.NOT_FOUND, RESOURCES);
        }
        InstanceQuery query = new InstanceQuery(matcher.group(2), Optional.ofNullable(matcher.group(3)), Optional.ofNullable(matcher.group(4)));
        return new WadoRequest(Optional.ofNullable(matcher.group(1)), query, resource(matcher, query), parameters);
    }

    private static WadoResource resource(Matcher matcher, InstanceQuery query) throws HttpProblem {
        boolean instance = query.instanceUid().isPresent();
        Optional<List<Integer>> frames = frames(Optional.ofNullable(matcher.group(5)));
        String suffix = Optional.ofNullable(matcher.group(6)).orElse("");
        if (!instance && (frames.isPresent() || suffix.equals("/rendered") || suffix.startsWith("/bulkdata"))
                || frames.isPresent() && (suffix.equals("/metadata") || suffix.startsWith("/bulkdata"))) {
            throw new HttpProblem(Kind.NOT_FOUND, RESOURCES);
        }
        return switch (suffix) {
            case "" -> frames.<WadoResource>map(WadoResource.Frames::new).orElseGet(WadoResource.Instances::new);
            case "/metadata" -> new WadoResource.Metadata();
            case "/rendered" -> new WadoResource.Rendered(frames.orElse(List.of(1)));
            case "/thumbnail" -> new WadoResource.Thumbnail(frames.map(list -> list.get(0)).orElse(1));
            default -> new WadoResource.BulkData(matcher.group(7));
        };
    }

    private static Optional<List<Integer>> frames(Optional<String> list) throws HttpProblem {
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : list.get().split(",")) {
            int frame = Integer.parseInt(number);
            if (frame < 1) {
                throw new HttpProblem(Kind.BAD_REQUEST, "frames are counted from 1");
            }
            numbers.add(frame);
        }
        return Optional.of(numbers);
    }
}
