package org.affinitydomain.registry;

import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.CodeSets;
import org.affinitydomain.platform.DatabaseKind;
import org.affinitydomain.platform.Databases;
import org.affinitydomain.platform.SettingsException;
import org.affinitydomain.registry.patient.KnownPatients;
import org.affinitydomain.registry.query.QueryLimits;
import org.affinitydomain.registry.query.RegistryStoredQuery;
import org.affinitydomain.registry.register.RegisterDocumentSet;
import org.affinitydomain.registry.register.SubmissionTransaction;
import org.affinitydomain.registry.removal.RemoveMetadata;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.update.UpdateDocumentSet;
import org.affinitydomain.registry.verify.RegisteredDocuments;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.validation.CodeMembership;
import org.affinitydomain.xds.validation.SubmissionValidator;

/** The registry without a container: its parts put together over one database. For several threads; to be closed. */
public final class RegistryService implements DocumentRegistry, AutoCloseable {

    /** The name of the registry's scripts, {@code db/registry}. */
    private static final String MODULE = "registry";

    private final RegistryStore store;
    private final RegisterDocumentSet register;
    private final UpdateDocumentSet update;
    private final RemoveMetadata remove;
    private final RegistryStoredQuery query;
    private final KnownPatients patients;
    private final RegisteredDocuments documents;

    private RegistryService(RegistryStore store, AffinityDomain domain, QueryLimits limits, Clock clock) {
        this.store = store;
        SubmissionValidator validator = new SubmissionValidator(codesOf(domain.codeSets()));
        SubmissionTransaction transaction = new SubmissionTransaction(store, validator, clock);
        this.register = new RegisterDocumentSet(store, transaction);
        this.update = new UpdateDocumentSet(store, transaction);
        this.remove = new RemoveMetadata(store);
        this.query = new RegistryStoredQuery(store, limits);
        this.patients = new KnownPatients(store, domain::acceptsPatientIdsOf);
        this.documents = new RegisteredDocuments(store);
    }

    /**
     * Brings the tables up to date and opens the registry.
     *
     * @param dataSource its database
     * @param domain     whose patients and codes it takes
     * @param limits     of queries
     * @param clock      gives Folders their lastUpdateTime
     * @throws org.affinitydomain.platform.SettingsException when the database cannot be used
     */
    public static RegistryService open(DataSource dataSource, AffinityDomain domain, QueryLimits limits, Clock clock) {
        DatabaseKind kind = Databases.migrate(dataSource, MODULE, RegistryService.class.getClassLoader());
        try {
            return new RegistryService(new RegistryStore(dataSource, kind), domain, limits, clock);
        } catch (SQLException e) {
            throw new SettingsException("AFF1010", "the registry's database has gone away (" + e.getMessage() + ")", "see its log, and start again", e);
        }
    }

    private static CodeMembership codesOf(CodeSets sets) {
        return (attribute, code) -> sets.accepts(attribute.label(), code.code(), code.codingScheme());
    }

    @Override
    public RegistryResponse registerDocumentSet(SubmitObjectsRequest request) {
        return register.register(request, Submission.REGISTER);
    }

    @Override
    public RegistryResponse registerOnDemandDocumentEntry(SubmitObjectsRequest request) {
        return register.register(request, Submission.REGISTER_ON_DEMAND);
    }

    /** ITI-57 Update Document Set. */
    public RegistryResponse updateDocumentSet(SubmitObjectsRequest request) {
        return update.update(request, Submission.UPDATE);
    }

    /** ITI-92 Restricted Update Document Set. */
    public RegistryResponse restrictedUpdateDocumentSet(SubmitObjectsRequest request) {
        return update.update(request, Submission.RESTRICTED_UPDATE);
    }

    /** ITI-62 Remove Metadata. */
    public RegistryResponse removeMetadata(RemoveObjectsRequest request) {
        return remove.remove(request);
    }

    @Override
    public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) {
        return query.query(request, false);
    }

    /** ITI-51 Multi-Patient Stored Query. */
    public AdhocQueryResponse multiPatientStoredQuery(AdhocQueryRequest request) {
        return query.query(request, true);
    }

    /** The patients whose documents are taken, to be told of by feeds. */
    public KnownPatients patients() {
        return patients;
    }

    /** The documents that it has entries of, for a verification. */
    public RegisteredDocuments documents() {
        return documents;
    }

    @Override
    public void close() {
        store.close();
    }
}
