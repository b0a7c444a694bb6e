package org.affinitydomain.registry.register;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.Revisions;
import org.affinitydomain.registry.store.Status;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.metadata.AssociationType;

/** What happens to a document that another one replaces (ITI TF-2 3.42.4.1.3.5). */
public final class Deprecation {

    private static final Set<AssociationType> DERIVATION = Set.of(AssociationType.XFRM, AssociationType.APND);

    private final StoreSession session;
    private final Revisions revisions;

    public Deprecation(StoreSession session, Revisions revisions) {
        this.session = session;
        this.revisions = revisions;
    }

    /** Deprecates documents, and what was transformed from them or appended to them, and so on. */
    public void deprecate(List<ObjectRow> documents) throws SQLException {
        Set<Long> seen = new HashSet<>();
        List<ObjectRow> level = documents;
        while (!level.isEmpty()) {
            List<ObjectRow> unseen = level.stream().filter(row -> seen.add(row.id())).toList();
            for (ObjectRow row : unseen) {
                if (row.status() == Status.APPROVED) {
                    session.update(revisions.deprecate(row));
                }
            }
            List<Long> derived = session.associationsTo(unseen.stream().map(ObjectRow::id).toList(), DERIVATION).stream()
                    .flatMap(a -> a.source().stream()).filter(id -> !seen.contains(id)).distinct().toList();
            level = session.byId(derived);
        }
    }
}
