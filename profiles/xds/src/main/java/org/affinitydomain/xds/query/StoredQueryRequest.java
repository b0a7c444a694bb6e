package org.affinitydomain.xds.query;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;

/**
 * A valid request for a stored query.
 *
 * @param query      the query
 * @param returnType what to return of each object
 * @param criteria   the conditions, those of defaults included
 * @param home       the community that was asked, when it was named
 * @param level      which objects the asker is ready for
 */
public record StoredQueryRequest(StoredQuery query, ReturnType returnType, List<Criterion> criteria, Optional<String> home,
                                 MetadataLevel level) {

    public StoredQueryRequest {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(returnType, "returnType");
        criteria = List.copyOf(criteria);
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(level, "level");
    }

    /** The conditions on objects of a kind. */
    public List<Criterion> on(ObjectKind kind) {
        return criteria.stream().filter(c -> c.attribute().kind() == kind).toList();
    }

    /** The values that an attribute is asked to have one of; none when it is not asked for. */
    public List<String> valuesOf(Attribute attribute) {
        return criteria.stream().filter(c -> c.attribute() == attribute)
                .flatMap(c -> c instanceof Criterion.EqualToAny equal ? equal.values().stream() : List.<String>of().stream()).toList();
    }
}
