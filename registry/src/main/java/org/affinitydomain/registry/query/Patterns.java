package org.affinitydomain.registry.query;

import java.util.Arrays;
import java.util.List;
import org.affinitydomain.registry.store.ObjectIndexer;
import org.affinitydomain.xds.metadata.DataType;
import org.affinitydomain.xds.query.Criterion;

/**
 * The criteria of a query that compare with patterns.
 *
 * @param criteria those
 */
record Patterns(List<Criterion.LikeAny> criteria) {

    Patterns {
        criteria = List.copyOf(criteria);
    }

    /** Those among the criteria. */
    static Patterns of(List<Criterion> criteria) {
        return new Patterns(criteria.stream().filter(Criterion.LikeAny.class::isInstance).map(Criterion.LikeAny.class::cast).toList());
    }

    /** Whether there are any. */
    boolean exist() {
        return !criteria.isEmpty();
    }

    /** Whether an object with these authors and this title matches all of them; empty text where it has none. */
    boolean match(String authors, String title) {
        for (Criterion.LikeAny criterion : criteria) {
            boolean matches = criterion.attribute().type() == DataType.AUTHOR
                    ? Arrays.stream(authors.split(String.valueOf(ObjectIndexer.LINE))).filter(a -> !a.isEmpty()).anyMatch(criterion::matches)
                    : criterion.matches(title);
            if (!matches) {
                return false;
            }
        }
        return true;
    }
}
