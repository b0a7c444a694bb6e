package org.affinitydomain.registry.update;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.affinitydomain.registry.register.InitialMetadata;
import org.affinitydomain.registry.register.RegistrationRefusedException;
import org.affinitydomain.registry.store.CodeTerm;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.SubmissionValidator;

/**
 * Update Document Set (ITI-57, ITI TF-2 3.57) and Restricted Update Document Set (ITI-92, ITI TF-2 3.92, XDS Persistence
 * option): all operations of a submission are carried out, or none. For several threads.
 */
public final class UpdateDocumentSet {

    private static final System.Logger LOG = System.getLogger(UpdateDocumentSet.class.getName());

    private final RegistryStore store;
    private final SubmissionValidator validator;
    private final Clock clock;

    /**
     * @param store     what is updated
     * @param validator the rules of this affinity domain
     * @param clock     gives Folders their lastUpdateTime
     */
    public UpdateDocumentSet(RegistryStore store, SubmissionValidator validator, Clock clock) {
        this.store = store;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * Carries out the operations of a submission; a failure names everything that is wrong with it.
     *
     * @param submission {@link Submission#UPDATE} for ITI-57, {@link Submission#RESTRICTED_UPDATE} for ITI-92
     */
    public RegistryResponse update(SubmitObjectsRequest request, Submission submission) {
        List<RegistryError> invalid = validator.validate(request, submission);
        if (!invalid.isEmpty()) {
            return RegistryResponse.failure(invalid);
        }
        InitialMetadata initial = new InitialMetadata(clock.instant());
        try {
            Map<CodeTerm, Integer> codes = store.transaction(session ->
                    new MetadataUpdate(session, store, initial, submission).update(request.objects()));
            store.codes().remember(codes);
            return RegistryResponse.success();
        } catch (RegistrationRefusedException e) {
            return RegistryResponse.failure(e.errors());
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "AFF1007 An update could not be stored. If the database is up, see the cause; "
                    + "the sender was told to try again.", e);
            return RegistryResponse.failure(XdsErrorCode.REGISTRY_BUSY.in("the registry could not store the update now; send it again"));
        }
    }
}
