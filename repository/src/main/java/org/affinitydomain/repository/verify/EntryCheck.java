package org.affinitydomain.repository.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.repository.index.KnownDocuments;
import org.affinitydomain.repository.registration.RegisteredEntry;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * Looks for entries whose document is not in the index: what storage and index cannot tell by themselves. A document has its row before
 * its entry is registered. So what the index lacks, and the registry has when it is asked, and the index still lacks after that, was
 * not on its way in between.
 */
final class EntryCheck {

    private final KnownDocuments index;
    private final RegistrationEnquiry enquiry;

    EntryCheck(KnownDocuments index, RegistrationEnquiry enquiry) {
        this.index = index;
        this.enquiry = enquiry;
    }

    /** The documents that are missing, out of those that the registry is said to have entries of. */
    List<Finding> missing(Collection<String> uniqueIds) throws SQLException, TransactionException {
        Map<String, RegisteredEntry> registered = new LinkedHashMap<>();
        for (String uniqueId : without(index.among(uniqueIds), uniqueIds)) {
            enquiry.entries(uniqueId).stream().findFirst().ifPresent(entry -> registered.put(uniqueId, entry));
        }
        return without(index.among(registered.keySet()), registered.keySet()).stream()
                .map(uniqueId -> finding(uniqueId, registered.get(uniqueId))).toList();
    }

    private static List<String> without(Set<String> known, Collection<String> uniqueIds) {
        List<String> others = new ArrayList<>(uniqueIds);
        others.removeAll(known);
        return others;
    }

    private static Finding finding(String uniqueId, RegisteredEntry entry) {
        return new Finding(Finding.Kind.MISSING, Optional.of(uniqueId), "the registry has an entry (size " + entry.size().orElse("none") + ", hash "
                + entry.hash().orElse("none") + ") of a document that the index does not have",
                "restore database and documents of the repository from a newer backup, or let the source submit the same document again, "
                        + "or remove the entry (ITI-62)");
    }
}
