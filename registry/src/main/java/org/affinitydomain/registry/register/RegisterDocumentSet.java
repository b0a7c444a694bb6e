package org.affinitydomain.registry.register;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.affinitydomain.registry.store.CodeTerm;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.SubmissionValidator;

/** Register Document Set-b (ITI-42, ITI TF-2 3.42) and Register On-Demand Document Entry (ITI-61, ITI TF-2 3.61): all of a submission is registered, or nothing. For several threads. */
public final class RegisterDocumentSet {

    private static final System.Logger LOG = System.getLogger(RegisterDocumentSet.class.getName());

    private final RegistryStore store;
    private final SubmissionValidator validator;
    private final Clock clock;

    /**
     * @param store     where to
     * @param validator the rules of this affinity domain
     * @param clock     gives Folders their lastUpdateTime
     */
    public RegisterDocumentSet(RegistryStore store, SubmissionValidator validator, Clock clock) {
        this.store = store;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * Registers a submission; a failure names everything that is wrong with it.
     *
     * @param submission what it came by: entries of ITI-42 are stable, those of ITI-61 On-Demand
     */
    public RegistryResponse register(SubmitObjectsRequest request, Submission submission) {
        List<RegistryError> invalid = validator.validate(request, submission);
        if (!invalid.isEmpty()) {
            return RegistryResponse.failure(invalid);
        }
        InitialMetadata initial = new InitialMetadata(clock.instant());
        try {
            Map<CodeTerm, Integer> codes = store.transaction(session ->
                    new Registration(session, store, initial).register(request.objects()));
            store.codes().remember(codes);
            return RegistryResponse.success();
        } catch (RegistrationRefusedException e) {
            return RegistryResponse.failure(e.errors());
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "AFF1002 A submission could not be stored. If the database is up, see the cause; "
                    + "the sender was told to try again.", e);
            return RegistryResponse.failure(XdsErrorCode.REGISTRY_BUSY.in("the registry could not store the submission now; send it again"));
        }
    }
}
