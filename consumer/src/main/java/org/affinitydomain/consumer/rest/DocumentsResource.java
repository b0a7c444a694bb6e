package org.affinitydomain.consumer.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.affinitydomain.consumer.ImagingDocumentConsumerBean;
import org.affinitydomain.consumer.document.RetrievedDocument;
import org.affinitydomain.consumer.problem.ConsumerException;

/** Documents of any kind, stored or made on demand. */
@Path("documents/{repository}/{document}")
public class DocumentsResource {

    @PathParam("repository")
    private String repository;
    @PathParam("document")
    private String document;
    @Inject
    private ImagingDocumentConsumerBean consumer;
    @Inject
    private RequestStreams streams;

    /** The document as its repository returns it. */
    @GET
    public Response document() throws ConsumerException {
        RetrievedDocument retrieved = consumer.service().document(Parameters.uid(repository), document);
        streams.closing(retrieved.content());
        return Answers.document(retrieved);
    }
}
