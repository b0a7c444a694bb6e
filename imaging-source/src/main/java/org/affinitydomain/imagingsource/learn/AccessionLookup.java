package org.affinitydomain.imagingsource.learn;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.publish.PublicationStore;
import org.affinitydomain.imagingsource.source.LocalSource;

/** Finds studies by accession number: in the PACS, and among those that were read before, for a PACS that cannot look for it. */
public final class AccessionLookup {
    private static final int LONGEST = 64;
    private final PublicationStore publications;

    /** @param publications those that were read before */
    public AccessionLookup(PublicationStore publications) {
        this.publications = publications;
    }

    /**
     * The studies of a source with that accession number.
     *
     * @throws PacsException when the PACS cannot say
     * @throws SQLException  when the database fails
     */
    List<String> find(LocalSource source, String accession) throws PacsException, SQLException {
        Set<String> found = new LinkedHashSet<>(publications.withAccession(source.id(), accession));
        found.addAll(source.pacs().studiesWithAccession(accession));
        return found.stream().filter(uid -> InstanceQuery.isUid(uid) && uid.length() <= LONGEST).toList();
    }
}
