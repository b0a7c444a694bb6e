package org.affinitydomain.xds.soap;

import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.message.ProvideAndRegisterMessage;
import org.affinitydomain.xds.message.RegistryResponseMessage;
import org.affinitydomain.xds.message.RetrieveDocumentSetMessage;
import org.affinitydomain.xds.message.RetrieveImagingDocumentSetMessage;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentAdministration;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ImagingDocumentSource;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.Transaction;
import org.affinitydomain.xds.transaction.TransactionException;

/** The actors of other systems, reached by SOAP. */
public final class RemoteActors {

    private RemoteActors() {
    }

    /**
     * A registry at which no On-Demand entries are registered.
     *
     * @param register the address of ITI-42
     * @param query    the address of ITI-18
     */
    public static DocumentRegistry registry(SoapClient register, SoapClient query) {
        return registry(register, query, request -> {
            throw new TransactionException("the address at which the registry takes On-Demand entries (ITI-61) is not configured");
        });
    }

    /**
     * A registry.
     *
     * @param register the address of ITI-42
     * @param query    the address of ITI-18
     * @param onDemand the address of ITI-61
     */
    public static DocumentRegistry registry(SoapClient register, SoapClient query, SoapClient onDemand) {
        return registry(register, query, request -> submit(onDemand, SoapAction.REGISTER_ON_DEMAND_DOCUMENT_ENTRY, request));
    }

    /**
     * A registry, for a Document Administrator.
     *
     * @param update the address of ITI-57
     * @param query  the address of ITI-18
     */
    public static DocumentAdministration administration(SoapClient update, SoapClient query) {
        return new DocumentAdministration() {
            @Override
            public RegistryResponse updateDocumentSet(SubmitObjectsRequest request) throws TransactionException {
                return submit(update, SoapAction.UPDATE_DOCUMENT_SET, request);
            }

            @Override
            public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException {
                return ask(query, request);
            }
        };
    }

    private static AdhocQueryResponse ask(SoapClient client, AdhocQueryRequest request) throws TransactionException {
        return client.call(SoapAction.REGISTRY_STORED_QUERY,
                new OutgoingBody(false, (xml, documents) -> AdhocQueryMessage.writeRequest(request, xml)),
                (body, documents) -> AdhocQueryMessage.readResponse(body, RimLimits.DEFAULT));
    }

    private static RegistryResponse submit(SoapClient client, SoapAction action, SubmitObjectsRequest request) throws TransactionException {
        return client.call(action, new OutgoingBody(false, (xml, documents) -> SubmitObjectsMessage.write(request, xml)),
                (body, documents) -> RegistryResponseMessage.read(body));
    }

    private static DocumentRegistry registry(SoapClient register, SoapClient query,
                                             Transaction<SubmitObjectsRequest, RegistryResponse> onDemand) {
        return new DocumentRegistry() {
            @Override
            public RegistryResponse registerDocumentSet(SubmitObjectsRequest request) throws TransactionException {
                return submit(register, SoapAction.REGISTER_DOCUMENT_SET, request);
            }

            @Override
            public RegistryResponse registerOnDemandDocumentEntry(SubmitObjectsRequest request) throws TransactionException {
                return onDemand.call(request);
            }

            @Override
            public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException {
                return ask(query, request);
            }
        };
    }

    /**
     * A repository.
     *
     * @param provide  the address of ITI-41 and RAD-68
     * @param retrieve the address of ITI-43
     */
    public static DocumentRepository repository(SoapClient provide, SoapClient retrieve) {
        return new DocumentRepository() {
            @Override
            public RegistryResponse provideAndRegisterDocumentSet(ProvideAndRegisterDocumentSetRequest request) throws TransactionException {
                return provide.call(SoapAction.PROVIDE_AND_REGISTER_DOCUMENT_SET,
                        new OutgoingBody(true, (xml, documents) -> ProvideAndRegisterMessage.write(request, xml, documents)),
                        (body, documents) -> RegistryResponseMessage.read(body));
            }

            @Override
            public RetrieveDocumentSetResponse retrieveDocumentSet(RetrieveDocumentSetRequest request) throws TransactionException {
                return retrieve.call(SoapAction.RETRIEVE_DOCUMENT_SET,
                        new OutgoingBody(true, (xml, documents) -> RetrieveDocumentSetMessage.writeRequest(request, xml)),
                        RetrieveDocumentSetMessage::readResponse);
            }
        };
    }

    /**
     * An imaging source.
     *
     * @param retrieve the address of RAD-69
     */
    public static ImagingDocumentSource imagingSource(SoapClient retrieve) {
        return request -> retrieve.call(SoapAction.RETRIEVE_IMAGING_DOCUMENT_SET,
                new OutgoingBody(true, (xml, documents) -> RetrieveImagingDocumentSetMessage.write(request, xml)),
                RetrieveDocumentSetMessage::readResponse);
    }
}
