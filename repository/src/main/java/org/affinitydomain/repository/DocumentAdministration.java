package org.affinitydomain.repository;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.repository.verify.Finding;
import org.affinitydomain.repository.verify.VerificationReport;
import org.affinitydomain.repository.verify.VerificationSummary;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.TransactionException;

/** What the repository offers beside {@link org.affinitydomain.xds.transaction.DocumentRepository}; no other actor asks for it. */
public interface DocumentAdministration {

    /** ITI-86 Remove Documents (ITI TF-2 3.86). */
    RegistryResponse removeDocuments(RetrieveDocumentSetRequest request) throws TransactionException;

    /**
     * Looks whether storage, index and registry agree about every document.
     *
     * @param hashing whether documents are read and hashed; otherwise only their stored size is compared
     * @param report  is told what is found, as it is found
     * @return what was looked at and found; empty when another verification is under way
     */
    Optional<VerificationSummary> verify(boolean hashing, VerificationReport report) throws IOException, SQLException, TransactionException;

    /**
     * Looks which documents the repository does not have.
     *
     * @param uniqueIds of documents that the registry has entries of for this repository; as many as one statement may ask for
     * @return a finding for each that has neither row nor bytes here, while the registry still has its entry
     */
    List<Finding> missingDocuments(Collection<String> uniqueIds) throws SQLException, TransactionException;
}
