package org.affinitydomain.xds.soap;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.message.ProvideAndRegisterMessage;
import org.affinitydomain.xds.message.RegistryResponseMessage;
import org.affinitydomain.xds.message.RetrieveDocumentSetMessage;
import org.affinitydomain.xds.message.RetrieveImagingDocumentSetMessage;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ImagingDocumentSource;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
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
        return operation(SoapAction.REGISTER_DOCUMENT_SET, request -> {
            RegistryResponse response = guarded(XdsErrorCode.REGISTRY_ERROR, RegistryResponse::failure,
                    () -> registry.registerDocumentSet(SubmitObjectsMessage.read(request.body(), RimLimits.DEFAULT)));
            return new OutgoingBody(request.mtom(), (xml, documents) -> RegistryResponseMessage.write(response, xml));
        });
    }

    /** ITI-18. */
    public static SoapOperation registryStoredQuery(DocumentRegistry registry) {
        return operation(SoapAction.REGISTRY_STORED_QUERY, request -> {
            AdhocQueryResponse response = guarded(XdsErrorCode.REGISTRY_ERROR, AdhocQueryResponse::failure,
                    () -> registry.registryStoredQuery(AdhocQueryMessage.readRequest(request.body(), RimLimits.DEFAULT)));
            return new OutgoingBody(request.mtom(), (xml, documents) -> AdhocQueryMessage.writeResponse(response, xml));
        });
    }

    /** ITI-41 and RAD-68. */
    public static SoapOperation provideAndRegisterDocumentSet(DocumentRepository repository) {
        return operation(SoapAction.PROVIDE_AND_REGISTER_DOCUMENT_SET, request -> {
            RegistryResponse response = guarded(XdsErrorCode.REPOSITORY_ERROR, RegistryResponse::failure,
                    () -> repository.provideAndRegisterDocumentSet(
                            ProvideAndRegisterMessage.read(request.body(), RimLimits.DEFAULT, request.documents())));
            return new OutgoingBody(request.mtom(), (xml, documents) -> RegistryResponseMessage.write(response, xml));
        });
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

    private static OutgoingBody documents(RetrieveDocumentSetResponse response) {
        return new OutgoingBody(true, (xml, documents) -> RetrieveDocumentSetMessage.writeResponse(response, xml, documents));
    }

    private static RetrieveDocumentSetResponse noDocuments(org.affinitydomain.xds.transaction.RegistryError error) {
        return new RetrieveDocumentSetResponse(RegistryResponse.failure(error), List.of());
    }

    /** Reading and calling, which may fail in many ways. */
    @FunctionalInterface
    private interface Call<T> {
        T call() throws MetadataFormatException, XMLStreamException, IOException, TransactionException;
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

    private static <T> T guarded(XdsErrorCode code, java.util.function.Function<org.affinitydomain.xds.transaction.RegistryError, T> failure,
                                 Call<T> call) throws MetadataFormatException, XMLStreamException, IOException {
        try {
            return call.call();
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
