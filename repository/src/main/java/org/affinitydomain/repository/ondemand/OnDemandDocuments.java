package org.affinitydomain.repository.ondemand;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.retrieve.DocumentFinder;
import org.affinitydomain.repository.retrieve.Finding;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.transaction.DocumentContent;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.NewIds;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * Makes On-Demand documents when they are retrieved (ITI TF-2 3.43.4.2.2). Each is made twice: before it is answered, for the
 * uniqueId that follows from its bytes and so that an error can still be said, and when it is written to the consumer. So it is
 * never held, and the same content always has the same NewDocumentUniqueId. Nothing is kept: there is no NewRepositoryUniqueId.
 */
public final class OnDemandDocuments implements DocumentFinder {

    private static final Logger LOG = System.getLogger(OnDemandDocuments.class.getName());
    private static final int BUFFER = 16 * 1024;

    private final OnDemandIndex index;
    private final OnDemandProviders providers;
    private final DocumentFinder sources;
    private final RegistrationEnquiry enquiry;

    /**
     * @param sources finds what documents are made of
     * @param enquiry asks the registry about entries whose registration is not known to have succeeded
     */
    public OnDemandDocuments(OnDemandIndex index, OnDemandProviders providers, DocumentFinder sources, RegistrationEnquiry enquiry) {
        this.index = index;
        this.providers = providers;
        this.sources = sources;
        this.enquiry = enquiry;
    }

    @Override
    public Finding find(String uniqueId) {
        try {
            Optional<OnDemandRecord> document = index.find(uniqueId);
            Optional<String> language = document.isPresent() ? language(document.get()) : Optional.empty();
            return language.isPresent() ? make(document.get(), language.get()) : new Finding.Unknown();
        } catch (SQLException | TransactionException e) {
            LOG.log(Level.WARNING, () -> "AFF2055 On-Demand document " + uniqueId + " could not be looked up (" + e.getMessage()
                    + "): check the database and the registry");
            return new Finding.Unavailable(XdsErrorCode.REPOSITORY_ERROR.in("document " + uniqueId + " cannot be made now: ask again later"));
        }
    }

    /** The language of its entry; empty when it has none. A consumer may learn of it before this repository has its registry's answer. */
    private Optional<String> language(OnDemandRecord document) throws SQLException, TransactionException {
        if (document.state() == OnDemandState.REGISTERED) {
            return Optional.of(document.languageCode());
        }
        List<RegistryObject> entries = enquiry.metadata(document.uniqueId());
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        String language = Attribute.DE_LANGUAGE_CODE.value(entries.get(0)).orElse("");
        index.noteRegistered(document, language);
        return Optional.of(language);
    }

    private Finding make(OnDemandRecord document, String language) {
        Optional<OnDemandDocumentProvider> provider = providers.find(document.provider());
        if (provider.isEmpty()) {
            return gone(document, "its provider " + document.provider() + " is not installed any more");
        }
        Finding source = sources.find(document.sourceId());
        if (source instanceof Finding.Unavailable unavailable) {
            return unavailable;
        }
        if (!(source instanceof Finding.Available available)) {
            return gone(document, "document " + document.sourceId() + ", of which it is made, is not here any more");
        }
        DocumentContent content = () -> provider.get().make(available.content(), language);
        try {
            String id = OnDemandIdentity.contentId(document.uniqueId(), sha256(content));
            return new Finding.Available(Optional.of(new NewIds(Optional.empty(), id)), provider.get().mimeType(), content);
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "AFF2056 " + document.provider() + " cannot make On-Demand document " + document.uniqueId() + " of "
                    + document.sourceId() + " (" + e.getMessage() + "): look at that document");
            return new Finding.Unavailable(XdsErrorCode.REPOSITORY_ERROR.in("document " + document.uniqueId() + " cannot be made of "
                    + document.sourceId() + ": " + e.getMessage()));
        }
    }

    private static Finding gone(OnDemandRecord document, String why) {
        return new Finding.Unavailable(XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR.in("document " + document.uniqueId() + " cannot be made: " + why));
    }

    private static String sha256(DocumentContent content) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = content.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
