package org.affinitydomain.registry;

import java.io.IOException;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.affinitydomain.registry.verify.RegisteredDocuments;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentAdministration;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;

/** What the registry offers beside {@link org.affinitydomain.xds.transaction.DocumentRegistry}; no other actor asks for it. */
public interface MetadataAdministration extends DocumentAdministration {

    /** ITI-92 Restricted Update Document Set (ITI TF-2 3.92), with the XDS Persistence option. */
    RegistryResponse restrictedUpdateDocumentSet(SubmitObjectsRequest request) throws TransactionException;

    /** ITI-62 Remove Metadata (ITI TF-2 3.62). */
    RegistryResponse removeMetadata(RemoveObjectsRequest request) throws TransactionException;

    /** ITI-51 Multi-Patient Stored Query (ITI TF-2 3.51). */
    AdhocQueryResponse multiPatientStoredQuery(AdhocQueryRequest request) throws TransactionException;

    /**
     * Tells every document of a repository that has a stable entry; see {@link RegisteredDocuments#sendTo}.
     *
     * @return how many there were; empty when another walk is under way
     */
    OptionalLong registeredDocuments(String repositoryUniqueId, RegisteredDocuments.Receiver receiver)
            throws IOException, SQLException, TransactionException;
}
