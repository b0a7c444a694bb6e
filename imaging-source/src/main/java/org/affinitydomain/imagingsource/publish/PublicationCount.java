package org.affinitydomain.imagingsource.publish;

import java.util.Optional;

/**
 * How many publications of a source are in a state for the same kind of reason.
 *
 * @param sourceId id of the imaging source
 * @param state    the state
 * @param problem  the kind of reason, when there is one
 * @param count    how many
 */
public record PublicationCount(String sourceId, PublicationState state, Optional<Problem> problem, long count) {
}
