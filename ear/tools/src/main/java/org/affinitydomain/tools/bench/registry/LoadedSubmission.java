package org.affinitydomain.tools.bench.registry;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.affinitydomain.registry.register.InitialMetadata;
import org.affinitydomain.registry.register.SubmissionRows;
import org.affinitydomain.registry.store.ContentCodec;
import org.affinitydomain.registry.store.ObjectIndexer;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.xds.ebrim.RegistryObject;

/** Makes rows of submissions as the registry does when it registers them. For several threads. */
public final class LoadedSubmission {

    private final ObjectIndexer indexer = new ObjectIndexer(new ContentCodec());
    private final RegisteredCodes codes;

    /** With the codes of the registry that the rows are for. */
    public LoadedSubmission(RegisteredCodes codes) {
        this.codes = codes;
    }

    /**
     * The rows of a submission.
     *
     * @param submitted the objects as they would be sent
     * @param patient   the key of the patient
     * @param keys      the keys of the rows
     */
    public List<ObjectRow> rows(List<RegistryObject> submitted, long patient, SubmissionRows.Keys keys) throws SQLException {
        SubmissionRows rows = SubmissionRows.of(new InitialMetadata(Instant.now()).complete(submitted), keys);
        return rows.rows(indexer, patient, codes.require(rows.terms()), SubmissionRows.Surroundings.EMPTY);
    }
}
