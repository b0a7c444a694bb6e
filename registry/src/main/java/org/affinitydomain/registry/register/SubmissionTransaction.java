package org.affinitydomain.registry.register;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.affinitydomain.registry.store.CodeTerm;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.SubmissionValidator;

/** What all submissions of metadata have in common: they are valid by themselves, and all of one is done or nothing (ITI TF-3 4.1.4.1). For several threads. */
public final class SubmissionTransaction {

    private static final System.Logger LOG = System.getLogger(SubmissionTransaction.class.getName());

    private final RegistryStore store;
    private final SubmissionValidator validator;
    private final Clock clock;

    /**
     * @param store     where to
     * @param validator the rules of this affinity domain
     * @param clock     gives Folders their lastUpdateTime
     */
    public SubmissionTransaction(RegistryStore store, SubmissionValidator validator, Clock clock) {
        this.store = store;
        this.validator = validator;
        this.clock = clock;
    }

    /** What is done with a valid submission, in one transaction, perhaps several times. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @return the codes that are registered when the transaction is committed
         */
        Map<CodeTerm, Integer> in(StoreSession session, InitialMetadata initial) throws RegistrationRefusedException, SQLException;
    }

    /**
     * Carries out a submission; a failure names everything that is wrong with it.
     *
     * @param failed the line of the log, with its id, when the database fails
     */
    public RegistryResponse run(SubmitObjectsRequest request, Submission submission, String failed, Work work) {
        List<RegistryError> invalid = validator.validate(request, submission);
        if (!invalid.isEmpty()) {
            return RegistryResponse.failure(invalid);
        }
        InitialMetadata initial = new InitialMetadata(clock.instant());
        try {
            store.codes().remember(store.transaction(session -> work.in(session, initial)));
            return RegistryResponse.success();
        } catch (RegistrationRefusedException e) {
            return RegistryResponse.failure(e.errors());
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, failed + " If the database is up, see the cause; the sender was told to try again.", e);
            return RegistryResponse.failure(XdsErrorCode.REGISTRY_BUSY.in("the registry could not store the submission now; send it again"));
        }
    }
}
