package org.affinitydomain.registry.query;

import java.util.UUID;

/**
 * An object that a query has found.
 *
 * @param id        its key
 * @param entryUuid its entryUUID
 */
record Hit(long id, UUID entryUuid) {
}
