package org.affinitydomain.imagingsource.publish;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which publications are meant; what is empty is not looked at.
 *
 * @param source  of that source
 * @param state   in that state
 * @param problem kept back by that kind of problem
 */
public record PublicationFilter(Optional<String> source, Optional<PublicationState> state, Optional<Problem> problem) {
    /** All of them. */
    public static final PublicationFilter ALL = new PublicationFilter(Optional.empty(), Optional.empty(), Optional.empty());

    public PublicationFilter {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(problem, "problem");
    }

    /** The conditions in SQL, to be put after others; their parameters are added. */
    String conditions(List<String> parameters) {
        StringBuilder sql = new StringBuilder();
        source.ifPresent(value -> add(sql, " AND source_id = ?", value, parameters));
        state.ifPresent(value -> add(sql, " AND state = ?", value.name(), parameters));
        problem.ifPresent(value -> add(sql, " AND problem = ?", value.name(), parameters));
        return sql.toString();
    }

    private static void add(StringBuilder sql, String condition, String value, List<String> parameters) {
        sql.append(condition);
        parameters.add(value);
    }
}
