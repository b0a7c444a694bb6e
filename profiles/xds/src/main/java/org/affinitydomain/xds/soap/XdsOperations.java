package org.affinitydomain.xds.soap;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.message.ProvideAndRegisterMessage;
import org.affinitydomain.xds.message.RegistryResponseMessage;
import org.affinitydomain.xds.message.RemovalMessage;
import org.affinitydomain.xds.message.RetrieveDocumentSetMessage;
import org.affinitydomain.xds.message.RetrieveImagingDocumentSetMessage;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ImagingDocumentSource;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.Transaction;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * The SOAP operations of the actors. Each answers in the form in which it was asked, MTOM or plain, except that documents
 * always go as MTOM (ITI TF-2 appendix V.3.6). What an actor cannot say in its answer is logged with a reference and
 * answered as the framework's general error.
 */
public final class XdsOperations {

    private static final System.Logger LOG = System.getLogger(XdsOperations.class.getName());

    private XdsOperations() {
    }

    /** ITI-42. */
    public static SoapOperation registerDocumentSet(DocumentRegistry registry) {
        return submission(SoapAction.REGISTER_DOCUMENT_SET, registry::registerDocumentSet);
    }

    /** ITI-61. */
    public static SoapOperation registerOnDemandDocumentEntry(DocumentRegistry registry) {
        return submission(SoapAction.REGISTER_ON_DEMAND_DOCUMENT_ENTRY, registry::registerOnDemandDocumentEntry);
    }

    /** ITI-57. */
    public static SoapOperation updateDocumentSet(Transaction<SubmitObjectsRequest, RegistryResponse> transaction) {
        return submission(SoapAction.UPDATE_DOCUMENT_SET, transaction);
    }

    /** ITI-92. */
    public static SoapOperation restrictedUpdateDocumentSet(Transaction<SubmitObjectsRequest, RegistryResponse> transaction) {
        return submission(SoapAction.RESTRICTED_UPDATE_DOCUMENT_SET, transaction);
    }

    /** ITI-62. */
    public static SoapOperation removeMetadata(Transaction<RemoveObjectsRequest, RegistryResponse> transaction) {
        return answered(SoapAction.REMOVE_METADATA, XdsErrorCode.REGISTRY_ERROR,
                request -> transaction.call(RemovalMessage.readObjects(request.body(), RimLimits.DEFAULT)));
    }

    /** ITI-18. */
    public static SoapOperation registryStoredQuery(DocumentRegistry registry) {
        return query(SoapAction.REGISTRY_STORED_QUERY, registry::registryStoredQuery);
    }

    /** ITI-51. */
    public static SoapOperation multiPatientStoredQuery(Transaction<AdhocQueryRequest, AdhocQueryResponse> transaction) {
        return query(SoapAction.MULTI_PATIENT_STORED_QUERY, transaction);
    }

    /** ITI-41 and RAD-68. */
    public static SoapOperation provideAndRegisterDocumentSet(DocumentRepository repository) {
        return answered(SoapAction.PROVIDE_AND_REGISTER_DOCUMENT_SET, XdsErrorCode.REPOSITORY_ERROR,
                request -> repository.provideAndRegisterDocumentSet(
                        ProvideAndRegisterMessage.read(request.body(), RimLimits.DEFAULT, request.documents())));
    }

    /** ITI-86. */
    public static SoapOperation removeDocuments(Transaction<RetrieveDocumentSetRequest, RegistryResponse> transaction) {
        return answered(SoapAction.REMOVE_DOCUMENTS, XdsErrorCode.REPOSITORY_ERROR,
                request -> transaction.call(RemovalMessage.readDocuments(request.body())));
    }

    /** ITI-43. */
    public static SoapOperation retrieveDocumentSet(DocumentRepository repository) {
        return operation(SoapAction.RETRIEVE_DOCUMENT_SET, request -> documents(guarded(XdsErrorCode.REPOSITORY_ERROR,
                XdsOperations::noDocuments,
                () -> repository.retrieveDocumentSet(RetrieveDocumentSetMessage.readRequest(request.body())))));
    }

    /** RAD-69. */
    public static SoapOperation retrieveImagingDocumentSet(ImagingDocumentSource source) {
        return operation(SoapAction.RETRIEVE_IMAGING_DOCUMENT_SET, request -> documents(guarded(XdsErrorCode.REPOSITORY_ERROR,
                XdsOperations::noDocuments,
                () -> source.retrieveImagingDocumentSet(RetrieveImagingDocumentSetMessage.read(request.body())))));
    }

    /** A transaction of the registry whose request is a submission of metadata. */
    private static SoapOperation submission(SoapAction action, Transaction<SubmitObjectsRequest, RegistryResponse> transaction) {
        return answered(action, XdsErrorCode.REGISTRY_ERROR,
                request -> transaction.call(SubmitObjectsMessage.read(request.body(), RimLimits.DEFAULT)));
    }

    /** A transaction that is answered by a RegistryResponse alone. */
    private static SoapOperation answered(SoapAction action, XdsErrorCode failure, Call<SoapRequest, RegistryResponse> call) {
        return operation(action, request -> {
            RegistryResponse response = guarded(failure, RegistryResponse::failure, () -> call.call(request));
            return new OutgoingBody(request.mtom(), (xml, documents) -> RegistryResponseMessage.write(response, xml));
        });
    }

    private static SoapOperation query(SoapAction action, Transaction<AdhocQueryRequest, AdhocQueryResponse> transaction) {
        return operation(action, request -> {
            AdhocQueryResponse response = guarded(XdsErrorCode.REGISTRY_ERROR, AdhocQueryResponse::failure,
                    () -> transaction.call(AdhocQueryMessage.readRequest(request.body(), RimLimits.DEFAULT)));
            return new OutgoingBody(request.mtom(), (xml, documents) -> AdhocQueryMessage.writeResponse(response, xml));
        });
    }

    private static OutgoingBody documents(RetrieveDocumentSetResponse response) {
        return new OutgoingBody(true, (xml, documents) -> RetrieveDocumentSetMessage.writeResponse(response, xml, documents));
    }

    private static RetrieveDocumentSetResponse noDocuments(RegistryError error) {
        return new RetrieveDocumentSetResponse(RegistryResponse.failure(error), List.of());
    }

    /** Reading a request and calling an actor, which may fail in many ways. */
    @FunctionalInterface
    private interface Call<Q, R> {
        R call(Q request) throws MetadataFormatException, XMLStreamException, IOException, TransactionException;
    }

    /** The same with the request at hand. */
    @FunctionalInterface
    private interface Attempt<R> {
        R make() throws MetadataFormatException, XMLStreamException, IOException, TransactionException;
    }

    /** Carrying out a request. */
    @FunctionalInterface
    private interface Handler {
        OutgoingBody handle(SoapRequest request) throws MetadataFormatException, XMLStreamException, IOException;
    }

    private static SoapOperation operation(SoapAction action, Handler handler) {
        return new SoapOperation() {
            @Override
            public String action() {
                return action.uri();
            }

            @Override
            public OutgoingBody handle(SoapRequest request) throws MetadataFormatException, XMLStreamException, IOException {
                return handler.handle(request);
            }
        };
    }

    private static <T> T guarded(XdsErrorCode code, Function<RegistryError, T> failure,
                                 Attempt<T> attempt) throws MetadataFormatException, XMLStreamException, IOException {
        try {
            return attempt.make();
        } catch (TransactionException e) {
            LOG.log(System.Logger.Level.WARNING, "AFF0101 a transaction could not be carried out: " + e.getMessage(), e);
            return failure.apply(code.in(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            if (e.getCause() instanceof XMLStreamException broken) {
                // the server's parser reads texts lazily, and wraps what it finds wrong in them
                throw broken;
            }
            String reference = UUID.randomUUID().toString();
            LOG.log(System.Logger.Level.ERROR, "AFF0102 internal error " + reference
                    + "; report it with the lines below", e);
            return failure.apply(code.in("internal error, see the server's log for " + reference));
        }
    }
}
