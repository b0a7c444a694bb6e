package org.affinitydomain.imagingsource.wado;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;

/**
 * A resource of the Retrieve Transaction (PS3.18 10.4.1): {@code [/wado-rs][/SOURCE]/studies/1.2[/series/3.4[/instances/5.6]][/metadata]}.
 *
 * @param sourceId the imaging source, unless all sources of this server are meant
 * @param query    which instances
 * @param metadata whether their metadata are asked for, and not they themselves
 */
record WadoResource(Optional<String> sourceId, InstanceQuery query, boolean metadata) {
    private static final String METADATA = "metadata";

    /** The resource of a path below the actor's; empty for any other path. */
    static Optional<WadoResource> parse(String path) {
        Deque<String> parts = new ArrayDeque<>(List.of(path.replaceFirst("^/", "").split("/", -1)));
        if ("wado-rs".equals(parts.peek())) {
            parts.remove();
        }
        Optional<String> source = "studies".equals(parts.peek()) ? Optional.empty() : Optional.ofNullable(parts.poll());
        Optional<String> study = after(parts, "studies");
        Optional<String> series = after(parts, "series");
        Optional<String> instance = after(parts, "instances");
        boolean metadata = METADATA.equals(parts.peek());
        if (metadata) {
            parts.remove();
        }
        if (study.isEmpty() || !parts.isEmpty() || instance.isPresent() && series.isEmpty()
                || !study.stream().allMatch(InstanceQuery::isUid) || !series.stream().allMatch(InstanceQuery::isUid)
                || !instance.stream().allMatch(InstanceQuery::isUid)) {
            return Optional.empty();
        }
        return Optional.of(new WadoResource(source, new InstanceQuery(study.get(), series, instance), metadata));
    }

    private static Optional<String> after(Deque<String> parts, String name) {
        if (!name.equals(parts.peek())) {
            return Optional.empty();
        }
        parts.remove();
        return Optional.ofNullable(parts.poll());
    }
}
