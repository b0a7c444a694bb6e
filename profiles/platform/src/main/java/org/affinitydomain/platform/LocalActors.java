package org.affinitydomain.platform;

import javax.naming.InitialContext;
import javax.naming.NamingException;
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
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * The actors of the same application, called in the same virtual machine: each is a bean named
 * {@code java:app/<actor>/<Transaction interface>Bean}. It is looked up at every call, because the web applications of an EAR
 * start in any order; an actor that is not there is a {@link TransactionException} with a {@link NamingException} as cause.
 */
public final class LocalActors {

    private LocalActors() {
    }

    /** The Document Registry. */
    public static DocumentRegistry registry() {
        return new DocumentRegistry() {
            @Override
            public RegistryResponse registerDocumentSet(SubmitObjectsRequest request) throws TransactionException {
                return find(Actor.REGISTRY, DocumentRegistry.class).registerDocumentSet(request);
            }

            @Override
            public RegistryResponse registerOnDemandDocumentEntry(SubmitObjectsRequest request) throws TransactionException {
                return find(Actor.REGISTRY, DocumentRegistry.class).registerOnDemandDocumentEntry(request);
            }

            @Override
            public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException {
                return find(Actor.REGISTRY, DocumentRegistry.class).registryStoredQuery(request);
            }
        };
    }

    /** The Document Registry, for a Document Administrator. */
    public static DocumentAdministration administration() {
        return new DocumentAdministration() {
            @Override
            public RegistryResponse updateDocumentSet(SubmitObjectsRequest request) throws TransactionException {
                return find(Actor.REGISTRY, DocumentRegistry.class, DocumentAdministration.class).updateDocumentSet(request);
            }

            @Override
            public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException {
                return registry().registryStoredQuery(request);
            }
        };
    }

    /** The Document Repository. */
    public static DocumentRepository repository() {
        return new DocumentRepository() {
            @Override
            public RegistryResponse provideAndRegisterDocumentSet(ProvideAndRegisterDocumentSetRequest request)
                    throws TransactionException {
                return find(Actor.REPOSITORY, DocumentRepository.class).provideAndRegisterDocumentSet(request);
            }

            @Override
            public RetrieveDocumentSetResponse retrieveDocumentSet(RetrieveDocumentSetRequest request) throws TransactionException {
                return find(Actor.REPOSITORY, DocumentRepository.class).retrieveDocumentSet(request);
            }
        };
    }

    /** The Imaging Document Source. */
    public static ImagingDocumentSource imagingSource() {
        return new ImagingDocumentSource() {
            @Override
            public RetrieveDocumentSetResponse retrieveImagingDocumentSet(RetrieveImagingDocumentSetRequest request)
                    throws TransactionException {
                return find(Actor.IMAGING_SOURCE, ImagingDocumentSource.class).retrieveImagingDocumentSet(request);
            }
        };
    }

    private static <T> T find(Actor actor, Class<T> transactions) throws TransactionException {
        return find(actor, transactions, transactions);
    }

    private static <T> T find(Actor actor, Class<?> named, Class<T> transactions) throws TransactionException {
        try {
            return transactions.cast(InitialContext.doLookup(jndiName(actor, named, transactions)));
        } catch (NamingException e) {
            throw new TransactionException("the " + actor.key() + " of this server is not running", e);
        }
    }

    /** @param named the interface after which the bean is named, which has others too perhaps */
    static String jndiName(Actor actor, Class<?> named, Class<?> transactions) {
        return "java:app/" + actor.key() + "/" + named.getSimpleName() + "Bean!" + transactions.getName();
    }
}
